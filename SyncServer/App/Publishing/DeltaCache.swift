import Bytes
import Delta

/// Packages that were made before, by what decides their bytes: base, target and the encoder's version.
///
/// A file `<base>-<target>-<version>.sgd` holds the SHA-256 of the package and the package; one that does not fit is
/// made again. It may be deleted at any time.
struct DeltaCache: Sendable {
    let folder: DataFolder

    /// The package from `base` to `target`, both digests of manifests; made with `make` if it is not there.
    func package(
        from base: SHA256Digest, to target: SHA256Digest, make: () throws(PublishingError) -> [UInt8]
    ) throws(PublishingError) -> [UInt8] {
        let file = path(from: base, to: target)
        // An unreadable file is as good as none: the package is made again.
        if let stored = try? AtomicFile.read(file, bytesMax: DeltaLimits.standard.packageBytesMax + 32) {
            let package = Array(stored.dropFirst(SHA256Digest.byteCount))
            if Array(stored.prefix(SHA256Digest.byteCount)) == SHA256Digest(of: package).bytes { return package }
        }
        let package = try make()
        try AtomicFile.makeFolder(folder.deltaCache)
        try AtomicFile.replace(file, with: SHA256Digest(of: package).bytes + package)
        return package
    }

    /// Removes what does not lead to `target`, the release that is published now.
    func prune(keeping target: SHA256Digest) throws(PublishingError) {
        guard AtomicFile.exists(folder.deltaCache) else { return }
        for name in try FolderListing.names(in: folder.deltaCache) where !name.contains("-\(target.hex)-") {
            try FolderListing.removeTree("\(folder.deltaCache)/\(name)")
        }
    }

    private func path(from base: SHA256Digest, to target: SHA256Digest) -> String {
        let encoder = SHA256Digest(of: Array(DeltaEncoder.version.utf8)).shortHex
        return "\(folder.deltaCache)/\(base.hex)-\(target.hex)-\(encoder).sgd"
    }
}
