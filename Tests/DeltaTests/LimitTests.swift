import Bytes
import Testing

@testable import Delta

@Suite("Limits and declared sizes")
struct LimitTests {
    let target: DeltaTree
    let package: [UInt8]
    let exact: DeltaLimits

    init() throws {
        target = try DeltaTree(SampleBundle(files: 6, wordsPerFile: 100, seed: 4).sealed)
        package = try DeltaEncoder().encode(base: .empty, target: target)
        let read = try DeltaPackage(package)
        let sizes = read.header.sizes
        exact = DeltaLimits(
            packageBytesMax: package.count, targetBytesMax: sizes.targetBytes, filesMax: sizes.files,
            fileBytesMax: sizes.longestFileBytes, pathBytesMax: sizes.longestPathBytes,
            fileListBytesMax: read.sections[0].inflatedLength, operationsBytesMax: read.sections[1].inflatedLength)
    }

    @Test func `a package at every limit is taken`() throws {
        #expect(try patch(package, base: .empty, limits: exact) == target.files)
        #expect(try DeltaEncoder(limits: exact).encode(base: .empty, target: target) == package)
    }

    /// The limits, with one of them moved.
    func limits(moving limit: DeltaLimit, by change: Int) -> (limits: DeltaLimits, before: Int) {
        var limits = exact
        func move(_ path: WritableKeyPath<DeltaLimits, Int>) -> Int {
            limits[keyPath: path] += change
            return exact[keyPath: path]
        }
        let before =
            switch limit {
            case .packageBytes: move(\.packageBytesMax)
            case .targetBytes: move(\.targetBytesMax)
            case .files: move(\.filesMax)
            case .fileBytes: move(\.fileBytesMax)
            case .pathBytes: move(\.pathBytesMax)
            case .fileListBytes: move(\.fileListBytesMax)
            case .operationsBytes: move(\.operationsBytesMax)
            case .literalsBytes, .payloadBytes: 0
            }
        return (limits, before)
    }

    @Test(arguments: [
        DeltaLimit.packageBytes, .targetBytes, .files, .fileBytes, .pathBytes, .fileListBytes, .operationsBytes,
    ])
    func `one above a limit is refused, by reader and encoder`(limit: DeltaLimit) throws {
        let (limits, before) = limits(moving: limit, by: -1)
        let error = DeltaError.limitExceeded(limit, found: UInt64(before), limit: before - 1)
        #expect(throws: error) { _ = try DeltaPackage(package, limits: limits) }
        #expect(throws: error) { _ = try DeltaEncoder(limits: limits).encode(base: .empty, target: target) }
    }

    @Test(arguments: [DeltaLimit.targetBytes, .files, .fileBytes, .pathBytes], [-1, 1])
    func `a header that lies about a size is refused before a file is made`(limit: DeltaLimit, change: Int) throws {
        let read = try DeltaPackage(package)
        var sizes = read.header.sizes
        switch limit {
        case .targetBytes: sizes.targetBytes += change
        case .files: sizes.files += change
        case .fileBytes: sizes.longestFileBytes += change
        default: sizes.longestPathBytes += change
        }
        let header = DeltaHeader(
            kind: .content, codec: .stream, base: .zero, target: read.header.target, sizes: sizes)
        let lying = DeltaPackage.seal(header, read.sections)
        #expect {
            _ = try DeltaPatcher(package: DeltaPackage(lying), base: DeltaTree.empty)
        } throws: { error in
            switch error as? DeltaError {
            case .declaredSizeMismatch(limit, _, _), .limitExceeded(limit, _, _): true
            default: false
            }
        }
    }

    @Test(arguments: [0, 1, 2], [-1, 1, 1_000])
    func `a section that lies about its inflated length is refused`(index: Int, change: Int) throws {
        let read = try DeltaPackage(package)
        var sections = read.sections
        let section = sections[index]
        sections[index] = DeltaSection(
            id: section.id, inflatedLength: section.inflatedLength + change, stored: section.stored)
        let lying = DeltaPackage.seal(read.header, sections)
        #expect(throws: DeltaError.self) { _ = try patch(lying, base: .empty) }
    }

    @Test func `a small deflate stream that would inflate to much is stopped at the declared length`() throws {
        let zeros = [UInt8](repeating: 0, count: 4 << 20)
        let bomb = try Deflate.compress(zeros[...], dictionary: [], section: .payload)
        #expect(bomb.count < 5_000)
        #expect(throws: DeltaError.self) {
            _ = try Deflate.inflate(bomb[...], count: 6_000, dictionary: [], section: .payload)
        }
    }

    @Test func `a huge declared number is refused without taking memory`() throws {
        var writer = ByteWriter()
        writer.write(DeltaHeader.magic + [1, 1, 1, 0])
        writer.write(SHA256Digest.zero)
        writer.write(SHA256Digest.zero)
        writer.writeVarint(UInt64.max)
        let limit = DeltaLimits.standard.targetBytesMax
        #expect(throws: DeltaError.limitExceeded(.targetBytes, found: .max, limit: limit)) {
            _ = try DeltaPackage(writer.bytes)
        }
    }
}
