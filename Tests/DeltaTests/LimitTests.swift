import Bytes
import Testing

@testable import Delta

@Suite("Limits and declared sizes")
struct LimitTests {
    let target: DeltaTree
    let package: [UInt8]
    let mixed: [UInt8]
    let exact: DeltaLimits

    init() throws {
        target = try DeltaTree(SampleBundle(files: 6, wordsPerFile: 100, seed: 4).sealed)
        package = try DeltaEncoder(codecs: [.stream]).encode(base: .empty, target: target)
        mixed = try DeltaEncoder(codecs: [.mixing]).encode(base: .empty, target: target)
        let read = try DeltaPackage(package)
        let sizes = DeltaSizes(of: target.listing.files)
        exact = DeltaLimits(
            packageBytesMax: package.count, targetBytesMax: sizes.targetBytes, filesMax: sizes.files,
            fileBytesMax: sizes.longestFileBytes, pathBytesMax: sizes.longestPathBytes,
            fileListBytesMax: read.sections[0].inflatedLength, operationsBytesMax: read.sections[1].inflatedLength)
    }

    @Test func `a package at every limit is taken`() throws {
        #expect(try patch(package, base: .empty, limits: exact) == target.files)
        #expect(try DeltaEncoder(limits: exact, codecs: [.stream]).encode(base: .empty, target: target) == package)
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
            case .literalsBytes, .payloadBytes, .modelledBytes: 0
            }
        return (limits, before)
    }

    @Test(arguments: [
        DeltaLimit.packageBytes, .targetBytes, .files, .fileBytes, .pathBytes, .fileListBytes, .operationsBytes,
    ])
    func `one above a limit is refused, by reader and encoder`(limit: DeltaLimit) throws {
        let (limits, _) = limits(moving: limit, by: -1)
        func names(_ error: any Error) -> Bool {
            if case .limitExceeded(limit, _, _)? = error as? DeltaError { true } else { false }
        }
        #expect(performing: { _ = try patch(package, base: .empty, limits: limits) }, throws: names)
        #expect(
            performing: {
                _ = try DeltaEncoder(limits: limits, codecs: [.stream]).encode(base: .empty, target: target)
            },
            throws: names)
    }

    @Test(arguments: [DeltaLimit.targetBytes, .files, .fileBytes, .pathBytes])
    func `one above a limit is refused by the mixing codec too`(limit: DeltaLimit) throws {
        var (limits, _) = limits(moving: limit, by: -1)
        limits.fileListBytesMax = 1 << 20
        #expect {
            _ = try patch(mixed, base: .empty, limits: limits)
        } throws: { error in
            if case .limitExceeded(limit, _, _)? = error as? DeltaError { true } else { false }
        }
    }

    @Test func `a file above the memory of the mixing codec is refused by its reader and left to the other codec`()
        throws
    {
        var limits = DeltaLimits.standard
        limits.modelledBytesMax = 100
        #expect {
            _ = try patch(mixed, base: .empty, limits: limits)
        } throws: { error in
            if case .limitExceeded(.modelledBytes, _, 100)? = error as? DeltaError { true } else { false }
        }
        let other = try DeltaEncoder(limits: limits).encode(base: .empty, target: target)
        #expect(try DeltaPackage(other).header.codec == .stream)
    }

    @Test(arguments: [DeltaLimit.targetBytes, .files, .fileBytes, .pathBytes], [-1, 1])
    func `a first-format header that lies about a size is refused before a file is made`(
        limit: DeltaLimit, change: Int
    ) throws {
        var sizes = DeltaSizes(of: target.listing.files)
        switch limit {
        case .targetBytes: sizes.targetBytes += change
        case .files: sizes.files += change
        case .fileBytes: sizes.longestFileBytes += change
        default: sizes.longestPathBytes += change
        }
        var forge = PackageForge()
        for file in target.listing.files { forge.newFile(Array(file.path.utf8), length: file.length) }
        forge.sizes = sizes
        switch forge.fault() {
        case .declaredSizeMismatch(limit, _, _), .limitExceeded(limit, _, _): break
        case let other: Issue.record("\(String(describing: other))")
        }
    }

    @Test(arguments: [0, 1, 2], [-1, 1, 1_000])
    func `a section that lies about its inflated length is refused`(index: Int, change: Int) throws {
        let read = try DeltaPackage(package)
        var writer = ByteWriter()
        for (place, section) in read.sections.enumerated() {
            if place < 2 { writer.writeVarint(section.stored.count) }
            writer.writeVarint(section.inflatedLength + (place == index ? change : 0))
            writer.write(section.stored)
        }
        let header = DeltaHeader(codec: .stream, base: .zero, target: target.listing.digest)
        #expect(throws: DeltaError.self) { _ = try patch(DeltaPackage.seal(header, body: writer.bytes), base: .empty) }
    }

    @Test(arguments: [-1, 1, 1_000, 5 << 20])
    func `a mixed package that lies about the length of its file list is refused`(change: Int) throws {
        let read = try DeltaPackage(mixed)
        var reader = ByteReader(read.body)
        let options = try reader.readByte()
        let count = Int(try reader.readVarint())
        var writer = ByteWriter()
        writer.write(options)
        writer.writeVarint(count + change)
        writer.write(try reader.read(count: reader.remaining))
        let lying = DeltaPackage.seal(
            DeltaHeader(codec: .mixing, base: .zero, target: target.listing.digest), body: writer.bytes)
        #expect(throws: DeltaError.self) { _ = try patch(lying, base: .empty) }
    }

    @Test func `a list of a million files is refused at the limit of files`() throws {
        var forge = PackageForge()
        forge.sizes = DeltaSizes(targetBytes: 0, files: 1_000_000, longestFileBytes: 0, longestPathBytes: 7)
        #expect(forge.fault() == .limitExceeded(.files, found: 1_000_000, limit: 20_000))
        var list = ByteWriter()
        for index in 0..<1_000_000 {
            list.writeVarint(6)
            list.writeVarint(0)
            list.write(String(1_000_000 + index))
        }
        #expect(throws: DeltaError.limitExceeded(.files, found: 20_001, limit: 20_000)) {
            _ = try FileList(list.bytes, base: [], limits: .standard)
        }
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
