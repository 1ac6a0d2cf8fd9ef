import Bytes
import Content
import ContentStorage
import Delta
import Glibc
import SystemPackage

/// A small sealed bundle.
struct TestRelease {
    let files: [BundlePath: [UInt8]]
    let name: StoredName

    init(version: Int, words: String) throws {
        var files: [BundlePath: [UInt8]] = [
            try BundlePath("index.mustache"): Array("<h1>\(words)</h1>\n".utf8),
            try BundlePath("faq/strings/en.json"): Array("{\"words\":\"\(words)\"}".utf8),
            try BundlePath("styles/base.css"): Array("body { margin: 0 }\n".utf8),
            try BundlePath("styles/copy.css"): Array("body { margin: 0 }\n".utf8),
        ]
        let manifest = ContentManifest(
            contentVersion: ContentVersion(version), languages: [.english],
            files: files.map { ManifestFile(path: $0, length: $1.count, digest: SHA256Digest(of: $1)) },
            explainers: [], questions: ["Q01"], topics: ["visit"], reviewBy: "2027-11-01")
        files[.manifest] = manifest.canonicalBytes
        self.files = files
        name = StoredName(version: manifest.contentVersion, digest: manifest.digest)
    }

    func tree() throws -> DeltaTree {
        try DeltaTree(Dictionary(uniqueKeysWithValues: files.map { ($0.text, $1) }))
    }

    /// A package that makes this release from another one, or from nothing.
    func package(from base: TestRelease?) throws -> [UInt8] {
        try DeltaEncoder().encode(base: base?.tree() ?? .empty, target: tree())
    }
}

/// A folder that is gone when the test ends.
final class TestFolder {
    let path: FilePath

    init() {
        var template = Array("/tmp/snowglobe-test-XXXXXX".utf8CString)
        mkdtemp(&template)
        path = FilePath(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    deinit {
        removeAll(path)
    }

    func write(_ name: String, _ text: String) {
        let file = fopen(path.appending(name).string, "w")
        fputs(text, file)
        fclose(file)
    }

    func names(_ folder: String = "") -> [String] {
        guard let stream = opendir(path.appending(folder).string) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private func removeAll(_ path: FilePath) {
        for name in children(path) { removeAll(path.appending(name)) }
        remove(path.string)
    }

    private func children(_ path: FilePath) -> [String] {
        var status = stat()
        guard lstat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return [] }
        return names(String(path.string.dropFirst(self.path.string.count)))
    }
}
