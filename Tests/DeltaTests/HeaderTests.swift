import Bytes
import Testing

@testable import Delta

@Suite("The outline of a package")
struct HeaderTests {
    let package: [UInt8]
    let first: [UInt8]

    init() throws {
        package = try DeltaEncoder(codecs: [.stream]).encode(
            base: .empty, target: DeltaTree(["a.txt": Array("hello".utf8)]))
        var forge = PackageForge()
        forge.newFile(Array("x".utf8), length: 0)
        forge.promise(["x": []])
        first = forge.bytes
    }

    /// A package of the second format with another byte at an offset, under a right check.
    func changed(_ offset: Int, _ byte: UInt8) -> [UInt8] {
        var changed = package
        changed[offset] = byte
        return resealed(changed, bytes: DeltaHeader.checkBytes)
    }

    /// The same for the first format.
    func changedFirst(_ offset: Int, _ byte: UInt8) -> [UInt8] {
        var changed = first
        changed[offset] = byte
        return resealed(changed, bytes: SHA256Digest.byteCount)
    }

    @Test func `each mark of the second format's header is checked`() {
        #expect(throws: DeltaError.notAPackage(found: Array("SGDQ".utf8))) { _ = try DeltaPackage(changed(3, 0x51)) }
        #expect(throws: DeltaError.unsupportedVersion(3)) { _ = try DeltaPackage(changed(4, 3)) }
        #expect(throws: DeltaError.unknownKind(2)) { _ = try DeltaPackage(changed(5, 2 | 1 << 2)) }
        #expect(throws: DeltaError.unknownCodec(3)) { _ = try DeltaPackage(changed(5, 1 | 3 << 2)) }
        #expect(throws: DeltaError.unknownFlags(0x80)) { _ = try DeltaPackage(changed(5, 0x80 | 1 | 1 << 2)) }
    }

    @Test func `each mark of the first format's header is checked`() {
        #expect(throws: DeltaError.unknownKind(3)) { _ = try DeltaPackage(changedFirst(5, 3)) }
        #expect(throws: DeltaError.unknownCodec(2)) { _ = try DeltaPackage(changedFirst(6, 2)) }
        #expect(throws: DeltaError.unknownFlags(0x80)) { _ = try DeltaPackage(changedFirst(7, 0x80)) }
    }

    @Test func `sections of the first format must be known and in order`() {
        #expect(throws: DeltaError.unexpectedSection(expected: 1, found: 2)) {
            _ = try DeltaPackage(changedFirst(76, 2))
        }
        #expect(throws: DeltaError.unexpectedSection(expected: 4, found: 1)) {
            _ = try DeltaPackage(changedFirst(5, 2))
        }
    }

    @Test func `a section that is stored longer than it is long is refused`() {
        let section = DeltaSection(id: .files, inflatedLength: 2, stored: [0, 0, 0])
        #expect(throws: DeltaError.malformedSection(.files, stored: 3, inflated: 2)) { _ = try section.content() }
    }

    @Test func `the check of a package is made`() throws {
        var broken = package
        let check = try DeltaPackage(package).check
        broken[20] ^= 1
        let found = SHA256Digest(of: broken.dropLast(DeltaHeader.checkBytes))
        #expect(throws: DeltaError.packageDigestMismatch(expected: check, found: found)) {
            _ = try DeltaPackage(broken)
        }
    }

    @Test func `a target other than the marked one is refused`() throws {
        let forged = changed(DeltaHeader.magic.count + 2 + DeltaHeader.baseMarkBytes, 0x5A)
        #expect {
            _ = try patch(forged, base: .empty)
        } throws: { error in
            if case DeltaError.targetMismatch = error { true } else { false }
        }
    }

    @Test func `the header, the check and one byte of options are all that a package adds`() {
        let target = try? DeltaTree(["a.txt": Array("hello".utf8)])
        let header = DeltaHeader(codec: .mixing, base: .zero, target: target?.listing.digest ?? .zero)
        #expect(DeltaPackage.seal(header, body: []).count == 26)
    }

    @Test func `a package of one kind is not taken for the other`() throws {
        let usage = try UsagePackage.wrap([1, 2, 3])
        #expect(throws: DeltaError.wrongKind(expected: .content, found: .usage)) {
            _ = try DeltaPatcher(package: DeltaPackage(usage, payloadBytesMax: 3), base: DeltaTree.empty)
        }
        #expect(throws: DeltaError.wrongKind(expected: .usage, found: .content)) {
            _ = try UsagePackage.unwrap(
                DeltaPackage.seal(DeltaHeader(codec: .mixing, base: .zero, target: .zero), body: []),
                payloadBytesMax: 100)
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
            .limitExceeded(.files, found: 2, limit: 1), .baseMismatch(expected: DeltaMark(.zero), found: .zero),
            .baseMismatch(expected: DeltaMark(SHA256Digest(of: [1])), found: .zero), .unsafePath("..", .traversal),
            .malformedMixture(made: 1, .emptyEdit),
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
