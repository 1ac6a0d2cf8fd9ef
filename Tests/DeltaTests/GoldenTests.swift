import Bytes
import FoundationEssentials
import Testing

@testable import Delta

/// The packages of format version 1 in `Tests/Fixtures/delta`, which every later program must read; never edited.
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

    /// The zlib that the golden packages were made with; another one may deflate to other bytes.
    static let version = "stream 1, zlib 1.2.13"
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

    @Test(.enabled(if: DeltaEncoder.version == Golden.version))
    func `the encoder makes the golden bytes`() throws {
        let encoder = DeltaEncoder()
        let target = try Golden.target()
        #expect(try encoder.encode(base: Golden.base(), target: target) == Golden.bytes("v1-content.sgd"))
        #expect(try encoder.encode(base: .empty, target: target) == Golden.bytes("v1-full.sgd"))
        #expect(try UsagePackage.wrap(Golden.usagePayload) == Golden.bytes("v1-usage.sgd"))
    }

    @Test func `encoding twice gives the same bytes`() throws {
        let (base, target) = (try Golden.base(), try Golden.target())
        let first = try DeltaEncoder().encode(base: base, target: target)
        for _ in 0..<5 {
            #expect(try DeltaEncoder().encode(base: base, target: target) == first)
        }
    }
}
