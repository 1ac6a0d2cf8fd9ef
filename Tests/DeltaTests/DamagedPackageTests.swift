import Bytes
import TestSupport
import Testing

@testable import Delta

/// Counts the files that were ended, so that a test can tell that a damaged package ended none it should not.
private struct CountingSink: DeltaSink {
    var ended = 0
    mutating func begin(path: String, length: Int) {}
    mutating func write(_ bytes: ArraySlice<UInt8>) {}
    mutating func end(_ file: DeltaFile) { ended += 1 }
    mutating func duplicate(_ file: DeltaFile, of earlierPath: String) { ended += 1 }
}

/// Puts a right check of so many bytes under a package whose bytes were changed, as a forger would.
func resealed(_ package: [UInt8], bytes: Int) -> [UInt8] {
    let body = package.dropLast(bytes)
    return Array(body) + SHA256Digest(of: body).bytes.prefix(bytes)
}

@Suite("Damaged packages")
struct DamagedPackageTests {
    struct Fixture: Sendable {
        let base: DeltaTree
        let package: [UInt8]
    }

    /// A package of about 64 KiB by each codec: edits of a bundle, with pictures that do not compress.
    static let fixtures: [DeltaCodec: Fixture] = {
        var numbers = SeededGenerator(seed: 64)
        var bundle = SampleBundle(files: 20, wordsPerFile: 200, seed: 64)
        guard let base = try? DeltaTree(bundle.sealed) else { return [:] }
        bundle.edit("faq/part7.css", "nurse", "doctor")
        bundle.files["media/one.png"] = (0..<60_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        bundle.files["faq/new.json"] = SampleBundle.text(words: 2_500, numbers: &numbers)
        guard let target = try? DeltaTree(bundle.sealed) else { return [:] }
        var fixtures: [DeltaCodec: Fixture] = [:]
        for codec in DeltaCodec.allCases {
            guard let package = try? DeltaEncoder(codecs: [codec]).encode(base: base, target: target) else { continue }
            fixtures[codec] = Fixture(base: base, package: package)
        }
        return fixtures
    }()

    @Test(arguments: DeltaCodec.allCases)
    func `the fixture has about 64 KiB and applies`(codec: DeltaCodec) throws {
        let fixture = try #require(Self.fixtures[codec])
        #expect((60_000...70_000).contains(fixture.package.count))
        _ = try patch(fixture.package, base: fixture.base)
    }

    @Test(arguments: DeltaCodec.allCases)
    func `every truncation is refused before a file is made`(codec: DeltaCodec) throws {
        let fixture = try #require(Self.fixtures[codec])
        var accepted = 0
        for count in 0..<fixture.package.count {
            do throws(DeltaError) {
                _ = try DeltaPackage(Array(fixture.package[..<count]))
                accepted += 1
            } catch {}
        }
        #expect(accepted == 0)
    }

    @Test(arguments: DeltaCodec.allCases, [0x01, 0x80, 0xFF] as [UInt8])
    func `every corrupted byte is refused before a file is made`(codec: DeltaCodec, change: UInt8) throws {
        let fixture = try #require(Self.fixtures[codec])
        var package = fixture.package
        var accepted = 0
        for index in package.indices {
            package[index] ^= change
            do throws(DeltaError) {
                _ = try DeltaPackage(package)
                accepted += 1
            } catch {}
            package[index] ^= change
        }
        #expect(accepted == 0)
    }

    @Test(arguments: DeltaCodec.allCases)
    func `corrupted bytes under a right check yield the target or an error, never another tree`(
        codec: DeltaCodec
    ) throws {
        let fixture = try #require(Self.fixtures[codec])
        let target = try DeltaPackage(fixture.package).header.target
        var numbers = SeededGenerator(seed: 5)
        var refused = 0
        for _ in 0..<120 {
            var package = fixture.package
            // Header, file list and text are short beside the picture; half of the changes go there.
            let isFront = numbers.chance(50)
            let index = Int.random(in: 0..<(isFront ? 900 : package.count - 8), using: &numbers)
            package[index] ^= UInt8(truncatingIfNeeded: numbers.next() | 1)
            do throws(DeltaError) {
                var sink = CountingSink()
                let sealed = resealed(package, bytes: DeltaHeader.checkBytes)
                let patcher = try DeltaPatcher(package: DeltaPackage(sealed), base: fixture.base)
                let made = try patcher.apply(to: &sink)
                #expect(target.matches(DeltaListing.digest(of: made)))
            } catch {
                refused += 1
            }
        }
        #expect(refused > 100)
    }

    @Test(arguments: DeltaCodec.allCases)
    func `bytes after the package are refused`(codec: DeltaCodec) throws {
        let fixture = try #require(Self.fixtures[codec])
        #expect(throws: DeltaError.self) { _ = try DeltaPackage(fixture.package + [0]) }
        let longer = resealed(fixture.package.dropLast(8) + [0] + [UInt8](repeating: 0, count: 8), bytes: 8)
        #expect(throws: DeltaError.self) { _ = try patch(longer, base: fixture.base) }
    }

    @Test(arguments: DeltaCodec.allCases)
    func `another base is refused before anything is decoded`(codec: DeltaCodec) throws {
        let fixture = try #require(Self.fixtures[codec])
        let header = try DeltaPackage(fixture.package).header
        #expect(throws: DeltaError.baseMismatch(expected: header.base, found: .zero)) {
            _ = try patch(fixture.package, base: .empty)
        }
    }
}
