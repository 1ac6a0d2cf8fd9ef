public import SystemPackage

/// A small file that is only ever replaced whole: readers see the old bytes or the new ones, power loss included.
public struct DurableFile: Sendable {
    private let path: FilePath

    /// Names a file; its folder must exist before it is written.
    public init(_ path: FilePath) {
        self.path = path
    }

    /// The file's bytes, or nil if there is none; one longer than `bytesMax` throws
    /// ``ContentStoreError/limitExceeded(_:path:found:limit:)``.
    public func read(bytesMax: Int) throws(ContentStoreError) -> [UInt8]? {
        guard try FileSystem.kind(of: path) != nil else { return nil }
        return try FileSystem.read(path, bytesMax: bytesMax)
    }

    /// Writes a temporary file beside it, forces it to the disk, renames it, and forces the folder.
    public func replace(with bytes: [UInt8]) throws(ContentStoreError) {
        try FileSystem.replace(path, with: bytes)
    }

    /// Removes the file; none there is fine.
    public func remove() throws(ContentStoreError) {
        try FileSystem.remove(path)
    }
}
