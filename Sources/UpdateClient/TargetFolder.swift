import Bytes
import ContentStorage
import SystemPackage
import UpdateMetadata

/// The folder of verified target files, each under one name that is derived from its path.
struct TargetFolder {
    /// Names longer than this are replaced by their digest.
    static let nameBytesMax = 200

    private let folder: FilePath

    init(_ path: String) {
        folder = FilePath(path)
    }

    /// The file name for a target path: the path escaped, so that it is one segment and does not begin with a dot; one
    /// that is too long becomes `=` and its SHA-256, which no escaped path looks like.
    static func fileName(for path: String) -> String {
        var name = PercentEscape.encode(path)
        if name.hasPrefix(".") { name = "%2E" + name.dropFirst() }
        return name.utf8.count <= nameBytesMax ? name : "=\(SHA256Digest(of: path.utf8).hex)"
    }

    /// Whether the file is there with the right length and digests.
    func holds(_ file: ListedFile, path: String) throws(UpdateClientError) -> Bool {
        do throws(ContentStoreError) {
            guard let bytes = try self.file(path).read(bytesMax: file.length) else { return false }
            return (try? file.verify(bytes, name: path)) != nil  // Another content is an older one, and is replaced.
        } catch .limitExceeded {
            return false  // Longer than it should be: an older one.
        } catch {
            throw .storage(error.sentence)
        }
    }

    /// Writes a verified file.
    func keep(_ bytes: [UInt8], path: String) throws(UpdateClientError) {
        try storing { () throws(ContentStoreError) in try file(path).replace(with: bytes) }
    }

    private func file(_ path: String) -> DurableFile {
        DurableFile(folder.appending(Self.fileName(for: path)))
    }
}
