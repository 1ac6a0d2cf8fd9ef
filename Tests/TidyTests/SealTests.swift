import Assets
import Bytes
import Content
import Foundation
import Testing

/// A build never ships a stale bundle: what is embedded is what lies in `Assets/`, sealed.
@Suite("The embedded assets are those of the folder")
struct SealTests {
    static func folder(_ name: String) throws -> [String: [UInt8]] {
        let base = Repository.root.appending(path: "Assets/\(name)")
        let walker = try #require(
            FileManager.default.enumerator(at: base, includingPropertiesForKeys: [.isRegularFileKey]))
        var files: [String: [UInt8]] = [:]
        for case let url as URL in walker where !url.lastPathComponent.hasPrefix(".") {
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[String(url.path.dropFirst(base.path.count + 1))] = Array(try Data(contentsOf: url))
        }
        return files
    }

    /// The paths that only one side has, or whose bytes differ.
    static func differences(_ left: [String: [UInt8]], _ right: [String: [UInt8]]) -> [String] {
        Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
    }

    @Test("the embedded bundle is the folder's, file by file; else run scripts/seal-bundle")
    func bundleIsEmbedded() throws {
        #expect(try Self.differences(EmbeddedAssets.factoryBundle, Self.folder("bundle")) == [])
    }

    @Test("the embedded admin pages are the folder's, file by file; else run scripts/seal-bundle")
    func adminIsEmbedded() throws {
        #expect(try Self.differences(EmbeddedAssets.admin, Self.folder("admin")) == [])
    }

    @Test("the sealed manifest is the one that the content makes; else run scripts/seal-bundle")
    func manifestIsFresh() throws {
        var files: [BundlePath: [UInt8]] = [:]
        for (path, bytes) in EmbeddedAssets.factoryBundle { files[try BundlePath(path)] = bytes }
        let bundle = try ContentBundle(files: files)
        let manifest = bundle.manifest(version: .factory)
        #expect(files[.manifest].map { SHA256Digest(of: $0) } == manifest.digest)
        try manifest.verify(files)
    }
}
