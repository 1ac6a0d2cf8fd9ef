import Bytes
import Content
import SystemPackage

/// Site configurations: staged, read.
extension ContentStore {
    /// Keeps the bytes of a `site.json` among the site configurations, in one step, once they are proven to be `name`.
    public func keepSite(_ bytes: [UInt8], as name: StoredName) throws(ContentStoreError) {
        let path = path(.site, name)
        let found = SHA256Digest(of: bytes)
        guard found == name.digest else {
            throw .digestMismatch(path: path.string, expected: name.digest, found: found)
        }
        try requireSpace(bytes.count)
        try FileSystem.makeFolder(folder(.site))
        try FileSystem.replace(path, with: bytes)
    }

    /// Whether the site configuration is in the store, whole.
    public func isSiteStored(_ name: StoredName) throws(ContentStoreError) -> Bool {
        do {
            _ = try loadSite(name)
            return true
        } catch {
            switch error {
            case .notFound, .digestMismatch, .symbolicLink, .notAFile, .limitExceeded: return false
            default: throw error
            }
        }
    }

    /// Reads a site configuration and verifies it.
    public func loadSite(_ name: StoredName) throws(ContentStoreError) -> LoadedSite {
        let path = path(.site, name)
        guard try FileSystem.kind(of: path) != nil else { throw .notFound(name: name.description) }
        let bytes = try FileSystem.read(path, bytesMax: ContentLimits.siteBytesMax)
        let found = SHA256Digest(of: bytes)
        guard found == name.digest else {
            throw .digestMismatch(path: path.string, expected: name.digest, found: found)
        }
        return LoadedSite(name: name, bytes: bytes)
    }

    /// Reads the site configuration with this name on disk; the name must be that of its bytes.
    func loadSite(entry: String) throws(ContentStoreError) -> LoadedSite {
        let path = folder(.site).appending(entry)
        guard try FileSystem.kind(of: path) != nil else { throw .notFound(name: entry) }
        let bytes = try FileSystem.read(path, bytesMax: ContentLimits.siteBytesMax)
        let digest = SHA256Digest(of: bytes)
        let parts = entry.dropLast(StoredKind.site.suffix.count).split(separator: "-")
        guard parts.count == 2, let number = Int(parts[0]) else { throw .notFound(name: entry) }
        let name = StoredName(version: ContentVersion(number), digest: digest)
        guard entry == "\(name)\(StoredKind.site.suffix)" else { throw .misnamed(path: path.string, name: "\(name)") }
        return LoadedSite(name: name, bytes: bytes)
    }
}
