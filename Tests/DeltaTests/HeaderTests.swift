import Bytes
import Testing

@testable import Delta

@Suite("The outline of a package")
struct HeaderTests {
    let package: [UInt8]

    init() throws {
        package = try DeltaEncoder().encode(base: .empty, target: DeltaTree(["a.txt": Array("hello".utf8)]))
    }

    /// The package with other bytes at an offset, under a right digest.
    func changed(_ offset: Int, _ byte: UInt8) -> [UInt8] {
        var changed = package
        changed[offset] = byte
        return resealed(changed)
    }

    @Test func `each mark of the header is checked`() {
        #expect(throws: DeltaError.notAPackage(found: Array("SGDQ".utf8))) { _ = try DeltaPackage(changed(3, 0x51)) }
        #expect(throws: DeltaError.unsupportedVersion(2)) { _ = try DeltaPackage(changed(4, 2)) }
        #expect(throws: DeltaError.unknownKind(3)) { _ = try DeltaPackage(changed(5, 3)) }
        #expect(throws: DeltaError.unknownCodec(2)) { _ = try DeltaPackage(changed(6, 2)) }
        #expect(throws: DeltaError.unknownFlags(0x80)) { _ = try DeltaPackage(changed(7, 0x80)) }
    }

    @Test func `sections must be known and in order`() {
        #expect(throws: DeltaError.unexpectedSection(expected: 1, found: 2)) { _ = try DeltaPackage(changed(76, 2)) }
        #expect(throws: DeltaError.unexpectedSection(expected: 4, found: 1)) { _ = try DeltaPackage(changed(5, 2)) }
    }

    @Test func `a section that is stored longer than it is long is refused`() {
        let section = DeltaSection(id: .files, inflatedLength: 2, stored: [0, 0, 0])
        #expect(throws: DeltaError.malformedSection(.files, stored: 3, inflated: 2)) { _ = try section.content() }
    }

    @Test func `the package digest is checked`() throws {
        var broken = package
        let digest = try DeltaPackage(package).digest
        broken[40] ^= 1
        let found = SHA256Digest(of: broken.dropLast(32))
        #expect(throws: DeltaError.packageDigestMismatch(expected: digest, found: found)) {
            _ = try DeltaPackage(broken)
        }
    }

    @Test func `a package of one kind is not taken for the other`() throws {
        let usage = try UsagePackage.wrap([1, 2, 3])
        #expect(throws: DeltaError.wrongKind(expected: .content, found: .usage)) {
            _ = try DeltaPatcher(package: DeltaPackage(usage, payloadBytesMax: 3), base: DeltaTree.empty)
        }
        #expect(throws: DeltaError.limitExceeded(.files, found: 1, limit: 0)) {
            _ = try UsagePackage.unwrap(package, payloadBytesMax: 100)
        }
    }

    @Test func `tree digests are of the documented listing`() throws {
        let tree = try DeltaTree(["b.txt": [1], "a/c.txt": []])
        let listing = """
            \(SHA256Digest(of: [UInt8]()).hex) 0 a/c.txt
            \(SHA256Digest(of: [1]).hex) 1 b.txt

            """
        #expect(tree.listing.digest == SHA256Digest(of: listing.utf8))
        #expect(DeltaTree.empty.listing.digest == .zero)
    }

    @Test func `canonical order is by rank, extension, path`() throws {
        let paths = ["b.css", "a.js", "a/b.js", "none", "z.png", "bundle.json", "a/bundle.json", "c.d/none2"]
        let tree = try DeltaTree(Dictionary(uniqueKeysWithValues: paths.map { ($0, []) }))
        #expect(
            tree.listing.files.map(\.path)
                == ["c.d/none2", "none", "b.css", "a.js", "a/b.js", "a/bundle.json", "z.png", "bundle.json"])
    }

    @Test func `every error has one sentence`() {
        let errors: [DeltaError] = [
            .notAPackage(found: []), .unsupportedVersion(9), .unknownKind(9),
            .wrongKind(expected: .content, found: .usage),
            .limitExceeded(.files, found: 2, limit: 1), .baseMismatch(expected: .zero, found: .zero),
            .baseMismatch(expected: SHA256Digest(of: [1]), found: .zero), .unsafePath("..", .traversal),
            .pathConflict("a", with: "a"), .pathConflict("a/b", with: "a"), .baseUnreadable(path: "a", code: 5),
            .targetUnwritable(path: "a", code: 28), .selfCheckFailed(expected: .zero, found: .zero),
            .malformed(.notAKey),
        ]
        for error in errors {
            #expect(error.sentence.hasSuffix("."))
            #expect(!error.sentence.contains("\n"))
        }
    }
}
