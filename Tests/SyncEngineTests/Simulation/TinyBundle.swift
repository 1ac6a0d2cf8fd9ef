import Bytes
import Content
import Delta

/// A bundle of a few files, different for each version, with a real manifest.
struct TinyBundle: Sendable {
    /// The version.
    let version: Int
    /// SHA-256 of the manifest.
    let digest: SHA256Digest
    /// The files with `bundle.json`, by path.
    let tree: DeltaTree
    /// The same files, by path.
    let files: [String: [UInt8]]

    /// Makes the bundle of a version.
    init(version: Int) throws {
        let pages: [String: [UInt8]] = [
            "index.mustache": Array("<h1>Snow globe</h1>\n<p>Version \(version)</p>\n".utf8),
            "styles/base.css": Array("body { margin: 0; }\n".utf8),
            "faq/Q\(10 + version % 3).json": Array("{\"answer\":\(version * 7)}\n".utf8),
        ]
        let files = try pages.map { path, bytes in
            ManifestFile(path: try BundlePath(path), length: bytes.count, digest: SHA256Digest(of: bytes))
        }
        let manifest = ContentManifest(
            contentVersion: ContentVersion(version), languages: [.english], files: files,
            explainers: [ExplainerKeys(id: "snow-globe", scenes: ["hook", "loose"], isSensitive: false)],
            questions: [], topics: [], reviewBy: "2030-01-01")
        self.version = version
        digest = manifest.digest
        self.files = pages.merging([Self.manifestPath: manifest.canonicalBytes]) { page, _ in page }
        tree = try DeltaTree(self.files)
    }

    /// Where the manifest lies.
    static let manifestPath = "bundle.json"

    /// Whether `files` are, to the last byte, the bundle whose manifest has `digest`.
    static func isWhole(_ files: [String: [UInt8]], digest: SHA256Digest) -> Bool {
        guard let bytes = files[manifestPath], SHA256Digest(of: bytes) == digest,
            let manifest = try? ContentManifest(canonicalBytes: bytes), manifest.files.count == files.count - 1
        else { return false }
        return manifest.files.allSatisfy { file in
            guard let content = files[file.path.text] else { return false }
            return content.count == file.length && SHA256Digest(of: content) == file.digest
        }
    }
}
