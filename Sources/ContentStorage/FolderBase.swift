import Bytes
import Content
public import Delta
import SystemPackage

/// A folder on disk as the base of a delta; its files are read in pieces, never as a whole.
public struct FolderBase: DeltaBase, Sendable {
    /// The manifest's files and the manifest itself.
    public let listing: DeltaListing
    private let folder: FilePath

    /// Lists the files that `manifest`, whose bytes were verified, names.
    init(folder: FilePath, manifest: ContentManifest, manifestBytes: [UInt8]) throws(ContentStoreError) {
        self.folder = folder
        var files = manifest.files.map { DeltaFile(path: $0.path.text, length: $0.length, digest: $0.digest) }
        files.append(
            DeltaFile(
                path: BundlePath.manifest.text, length: manifestBytes.count, digest: SHA256Digest(of: manifestBytes)))
        do {
            listing = try DeltaListing(files)
        } catch {
            throw .delta(error)
        }
    }

    /// Lists the files of any folder, each measured as it is now; takes 64 KiB of memory whatever they hold.
    init(measuring folder: FilePath, limits: FolderLimits = FolderLimits()) throws(ContentStoreError) {
        self.folder = folder
        var files: [DeltaFile] = []
        var total = 0
        for path in try BundleDirectory(folder, limits: limits).paths() {
            let (length, digest) = try FileSystem.measure(folder.appending(path))
            total += length
            guard length <= limits.fileBytesMax else {
                throw .limitExceeded(.fileBytes, path: path, found: length, limit: limits.fileBytesMax)
            }
            guard total <= limits.totalBytesMax else {
                throw .limitExceeded(.totalBytes, path: folder.string, found: total, limit: limits.totalBytesMax)
            }
            files.append(DeltaFile(path: path, length: length, digest: digest))
        }
        do {
            listing = try DeltaListing(files)
        } catch {
            throw .delta(error)
        }
    }

    /// Appends a range of a file to `buffer`; a file that ends too early is an error too.
    public func read(fileAt index: Int, range: Range<Int>, into buffer: inout [UInt8]) throws(DeltaError) {
        let path = listing.files[index].path
        let start = buffer.count
        do {
            try InputFile(folder.appending(path)).read(range.count, at: range.lowerBound, into: &buffer)
        } catch {
            guard case .file(_, _, let code) = error else { throw .baseUnreadable(path: path, code: 0) }
            throw .baseUnreadable(path: path, code: code)
        }
        guard buffer.count - start == range.count else { throw .baseUnreadable(path: path, code: 0) }
    }
}
