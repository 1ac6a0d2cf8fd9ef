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

/// Puts a right digest under a package whose bytes were changed, as a forger would.
func resealed(_ package: [UInt8]) -> [UInt8] {
    let body = package.dropLast(SHA256Digest.byteCount)
    return body + SHA256Digest(of: body).bytes
}

@Suite("Damaged packages")
struct DamagedPackageTests {
    /// A package of about 64 KiB: edits of a bundle, with pictures that do not compress.
    static let fixture: (base: DeltaTree, package: [UInt8])? = {
        var numbers = SeededGenerator(seed: 64)
        var bundle = SampleBundle(files: 20, wordsPerFile: 200, seed: 64)
        guard let base = try? DeltaTree(bundle.sealed) else { return nil }
        bundle.edit("faq/part7.css", "nurse", "doctor")
        bundle.files["media/one.png"] = (0..<60_000).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
        bundle.files["faq/new.json"] = SampleBundle.text(words: 2_500, numbers: &numbers)
        guard let target = try? DeltaTree(bundle.sealed),
            let package = try? DeltaEncoder().encode(base: base, target: target)
        else { return nil }
        return (base, package)
    }()

    @Test func `the fixture has about 64 KiB and applies`() throws {
        let fixture = try #require(Self.fixture)
        #expect((60_000...70_000).contains(fixture.package.count))
        _ = try patch(fixture.package, base: fixture.base)
    }

    @Test func `every truncation is refused before a file is made`() throws {
        let fixture = try #require(Self.fixture)
        var accepted = 0
        for count in 0..<fixture.package.count {
            do throws(DeltaError) {
                _ = try DeltaPackage(Array(fixture.package[..<count]))
                accepted += 1
            } catch {
                guard case .malformed(.truncated) = error else {
                    accepted += 1
                    continue
                }
            }
        }
        #expect(accepted == 0)
    }

    @Test func `every corrupted byte is refused before a file is made`() throws {
        let fixture = try #require(Self.fixture)
        var package = fixture.package
        var accepted = 0
        for index in package.indices {
            let byte = package[index]
            package[index] = byte ^ UInt8(truncatingIfNeeded: 1 + index * 7 % 255)
            do throws(DeltaError) {
                _ = try DeltaPackage(package)
                accepted += 1
            } catch {}
            package[index] = byte
        }
        #expect(accepted == 0)
    }

    @Test func `corrupted bytes under a right package digest yield the target or an error, never another tree`() throws
    {
        let fixture = try #require(Self.fixture)
        let target = try DeltaPackage(fixture.package).header.target
        var numbers = SeededGenerator(seed: 5)
        var refused = 0
        for _ in 0..<600 {
            var package = fixture.package
            // Headers, file list and operations are short; half of the changes go there.
            let isFront = numbers.chance(50)
            let index = Int.random(in: 0..<(isFront ? 900 : package.count - 32), using: &numbers)
            package[index] ^= UInt8(truncatingIfNeeded: numbers.next() | 1)
            do throws(DeltaError) {
                var sink = CountingSink()
                let patcher = try DeltaPatcher(package: DeltaPackage(resealed(package)), base: fixture.base)
                let made = try patcher.apply(to: &sink)
                #expect(DeltaListing.digest(of: made) == target)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 500)
    }

    @Test func `bytes after the package are refused`() throws {
        let fixture = try #require(Self.fixture)
        #expect(throws: DeltaError.malformed(.trailingBytes(offset: fixture.package.count, count: 1))) {
            _ = try DeltaPackage(fixture.package + [0])
        }
    }

    @Test func `another base is refused before anything is inflated`() throws {
        let fixture = try #require(Self.fixture)
        let header = try DeltaPackage(fixture.package).header
        #expect(throws: DeltaError.baseMismatch(expected: header.base, found: .zero)) {
            _ = try patch(fixture.package, base: .empty)
        }
    }
}
