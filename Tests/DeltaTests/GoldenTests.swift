import Bytes
import FoundationEssentials
import Testing

@testable import Delta

/// The packages in `Tests/Fixtures/delta`, which every later program must read; never edited.
private enum Golden {
    private static let folder = #filePath.components(separatedBy: "/DeltaTests/")[0] + "/Fixtures/delta"

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }

    static func tree(_ name: String, _ paths: [String]) throws -> DeltaTree {
        var files: [String: [UInt8]] = [:]
        for path in paths { files[path] = try bytes("\(name)/\(path)") }
        return try DeltaTree(files)
    }

    static func base() throws -> DeltaTree {
        try tree(
            "base",
            [
                "bundle.json", "faq/strings.json", "index.mustache", "pictures.png", "styles/base.css",
                "styles/old.css",
            ])
    }

    static func target() throws -> DeltaTree {
        try tree(
            "target",
            [
                "bundle.json", "empty.txt", "faq/strings.json", "help/index.mustache", "help/words.txt",
                "help/words2.txt", "index.mustache", "moved.png", "styles/base.css", "styles/copy.css",
            ])
    }

    static var usagePayload: [UInt8] { Array(String(repeating: "segment 1 of a golden payload; ", count: 20).utf8) }

    /// What the golden packages of the second format were made with; another zlib may deflate to other bytes.
    static let version = "format 2, stream 2, mixing 3, zlib 1.2.13"
}

@Suite("Golden packages of format version 1")
struct GoldenTests {
    @Test func `the golden delta yields the golden target`() throws {
        let package = try Golden.bytes("v1-content.sgd")
        #expect(try patch(package, base: Golden.base()) == Golden.target().files)
    }

    @Test func `the golden full bundle yields the golden target`() throws {
        let package = try Golden.bytes("v1-full.sgd")
        #expect(try patch(package, base: .empty) == Golden.target().files)
    }

    @Test func `the golden usage package yields its payload`() throws {
        let package = try Golden.bytes("v1-usage.sgd")
        #expect(try UsagePackage.unwrap(package, payloadBytesMax: 1_000) == Golden.usagePayload)
    }

    @Test func `the encoder makes the golden usage package`() throws {
        #expect(try UsagePackage.wrap(Golden.usagePayload) == Golden.bytes("v1-usage.sgd"))
    }
}

@Suite("Golden packages of format version 2")
struct SecondGoldenTests {
    static let cases: [(name: String, codec: DeltaCodec, isFull: Bool)] = [
        ("v2-stream.sgd", .stream, false), ("v2-stream-full.sgd", .stream, true), ("v2-mixing.sgd", .mixing, false),
        ("v2-mixing-full.sgd", .mixing, true),
    ]

    @Test(arguments: cases)
    func `a golden package yields the golden target`(name: String, codec: DeltaCodec, isFull: Bool) throws {
        let base = isFull ? DeltaTree.empty : try Golden.base()
        #expect(try patch(Golden.bytes(name), base: base) == Golden.target().files)
    }

    @Test(.enabled(if: DeltaEncoder.version == Golden.version), arguments: cases)
    func `the encoder makes the golden bytes, each time`(name: String, codec: DeltaCodec, isFull: Bool) throws {
        let base = isFull ? DeltaTree.empty : try Golden.base()
        for _ in 0..<2 {
            let package = try DeltaEncoder(codecs: [codec]).encode(base: base, target: Golden.target())
            #expect(try package == Golden.bytes(name))
        }
    }
}
