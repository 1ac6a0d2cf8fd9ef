public import Bytes
import SystemPackage

/// Packages on their way in: one file in `staging/`, named by the digest that metadata gives it.
extension ContentStore {
    /// Makes room for a package and returns how many of its bytes are staged already.
    ///
    /// Other downloads are removed; one that is longer than it may be starts again.
    ///
    /// Throws ``ContentStoreError/diskFull(neededBytes:availableBytes:)`` if the rest does not fit.
    public func prepareDownload(_ digest: SHA256Digest, byteCount: Int) throws(ContentStoreError) -> Int {
        guard byteCount <= Self.downloadBytesMax else {
            throw .limitExceeded(
                .fileBytes, path: download(digest).string, found: byteCount, limit: Self.downloadBytesMax)
        }
        try FileSystem.makeFolder(staging)
        let wanted = download(digest)
        for name in try FileSystem.list(staging) where name.hasPrefix(Self.downloadPrefix) {
            let path = staging.appending(name)
            if path != wanted { try FileSystem.removeTree(path) }
        }
        var staged = try FileSystem.length(of: wanted) ?? 0
        let isFile = try FileSystem.kind(of: wanted) == .file
        if staged > byteCount || (staged > 0 && !isFile) {
            try FileSystem.removeTree(wanted)
            staged = 0
        }
        try requireSpace(byteCount - staged)
        return staged
    }

    /// Appends bytes to the staged package.
    public func append(_ bytes: ArraySlice<UInt8>, toDownload digest: SHA256Digest) throws(ContentStoreError) {
        let file = try OutputFile(appendingTo: download(digest))
        do {
            try file.write(bytes)
        } catch {
            throw try diskFullOr(error, needed: bytes.count)
        }
    }

    /// The length and SHA-256 of the staged package, forced to the disk first; nil if nothing is staged.
    public func measureDownload(
        _ digest: SHA256Digest
    ) throws(ContentStoreError) -> (byteCount: Int, digest: SHA256Digest)? {
        let path = download(digest)
        guard try FileSystem.kind(of: path) != nil else { return nil }
        try OutputFile(appendingTo: path).sync()
        try FileSystem.syncFolder(staging)
        let measured = try FileSystem.measure(path)
        return (measured.length, measured.digest)
    }

    /// Reads the staged package, which must have exactly this length and digest.
    public func readDownload(_ digest: SHA256Digest, byteCount: Int) throws(ContentStoreError) -> [UInt8] {
        let path = download(digest)
        let bytes = try FileSystem.read(path, bytesMax: max(byteCount, 0))
        guard bytes.count == byteCount else {
            throw .lengthMismatch(path: path.string, expected: byteCount, found: bytes.count)
        }
        let found = SHA256Digest(of: bytes)
        guard found == digest else { throw .digestMismatch(path: path.string, expected: digest, found: found) }
        return bytes
    }

    /// Removes the staged package; nothing there is fine.
    public func discardDownload(_ digest: SHA256Digest) throws(ContentStoreError) {
        try FileSystem.removeTree(download(digest))
    }

    private static var downloadPrefix: String { "download-" }

    private func download(_ digest: SHA256Digest) -> FilePath {
        staging.appending("\(Self.downloadPrefix)\(digest.hex)")
    }
}
