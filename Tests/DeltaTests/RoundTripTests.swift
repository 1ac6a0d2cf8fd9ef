import Bytes
import Testing

@testable import Delta

func patch(_ package: [UInt8], base: DeltaTree, limits: DeltaLimits = .standard) throws -> [String: [UInt8]] {
    let patcher = try DeltaPatcher(package: DeltaPackage(package, limits: limits), base: base, limits: limits)
    var sink = DeltaTreeSink()
    try patcher.apply(to: &sink)
    return sink.files
}

@Suite("Making and applying a delta")
struct RoundTripTests {
    @Test func `one changed word in a bundle of 300 files costs less than 100 bytes`() throws {
        var bundle = SampleBundle(files: 300, wordsPerFile: 300, seed: 1)
        let base = try DeltaTree(bundle.sealed)
        bundle.edit("faq/part72.json", "nurse", "doctor")
        let target = try DeltaTree(bundle.sealed)
        let package = try DeltaEncoder().encode(base: base, target: target)
        #expect(package.count < 100)
        #expect(try patch(package, base: base) == target.files)
    }

    @Test func `a full bundle is a delta from nothing`() throws {
        let target = try DeltaTree(SampleBundle(files: 40, wordsPerFile: 200, seed: 2).sealed)
        let package = try DeltaEncoder().encode(base: .empty, target: target)
        #expect(try DeltaPackage(package).header.base.isZero)
        #expect(try patch(package, base: .empty) == target.files)
    }
}
