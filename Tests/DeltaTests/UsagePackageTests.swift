import Bytes
import TestSupport
import Testing

@testable import Delta

@Suite("Packages of kind usage")
struct UsagePackageTests {
    static let payloads: [[UInt8]] = [
        [], [7], Array("segment ".utf8), Array(repeatElement(Array("segment ".utf8), count: 500).joined()),
        (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) },
    ]

    @Test(arguments: payloads)
    func `a payload comes through, within its limit`(payload: [UInt8]) throws {
        let package = try UsagePackage.wrap(payload)
        #expect(try UsagePackage.unwrap(package, payloadBytesMax: payload.count) == payload)
        #expect(try DeltaPackage(package, payloadBytesMax: payload.count).header.kind == .usage)
        #expect(package.count <= payload.count + 120)
    }

    @Test func `a payload above the limit is refused before it is inflated`() throws {
        let package = try UsagePackage.wrap([UInt8](repeating: 1, count: 1_000))
        #expect(throws: DeltaError.limitExceeded(.targetBytes, found: 1_000, limit: 999)) {
            _ = try UsagePackage.unwrap(package, payloadBytesMax: 999)
        }
        #expect(throws: DeltaError.limitExceeded(.packageBytes, found: UInt64(package.count), limit: 50)) {
            _ = try UsagePackage.unwrap(package, packageBytesMax: 50, payloadBytesMax: 1_000)
        }
    }

    @Test func `every truncation and every corrupted byte is refused`() throws {
        let package = try UsagePackage.wrap(Self.payloads[3])
        for count in package.indices {
            #expect(throws: DeltaError.self) {
                _ = try UsagePackage.unwrap(Array(package[..<count]), payloadBytesMax: 5_000)
            }
            var broken = package
            broken[count] ^= 0x41
            #expect(throws: DeltaError.self) { _ = try UsagePackage.unwrap(broken, payloadBytesMax: 5_000) }
        }
    }

    @Test func `a payload other than the header's is refused`() throws {
        let section = try DeltaSection(id: .payload, content: [1, 2, 3])
        func header(_ count: Int) -> DeltaHeader {
            DeltaHeader(
                kind: .usage, codec: .stream, base: .zero, target: SHA256Digest(of: [9]),
                sizes: DeltaSizes(targetBytes: count, files: 0, longestFileBytes: 0, longestPathBytes: 0))
        }
        let mismatch = DeltaError.targetMismatch(
            expected: DeltaMark(SHA256Digest(of: [9])), found: SHA256Digest(of: [1, 2, 3]))
        #expect(throws: mismatch) {
            _ = try UsagePackage.unwrap(DeltaPackage.seal(header(3), [section]), payloadBytesMax: 9)
        }
        #expect(throws: DeltaError.declaredSizeMismatch(.payloadBytes, declared: 4, found: 3)) {
            _ = try UsagePackage.unwrap(DeltaPackage.seal(header(4), [section]), payloadBytesMax: 9)
        }
    }
}
