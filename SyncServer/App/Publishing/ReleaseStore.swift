import Bytes
import Content
import ContentStorage
import Delta
import Glibc
import SystemPackage

/// The releases made here, published or not; each is written once and never changed.
struct ReleaseStore: Sendable {
    let folder: DataFolder

    /// How the folder of a release begins while it is written.
    private static let stagingPrefix = ".new-"

    /// All releases, oldest first, and the names of folders that are not what their name says.
    func list() throws(PublishingError) -> (releases: [StoredRelease], damaged: [String]) {
        var releases: [StoredRelease] = []
        var damaged: [String] = []
        for name in try names() {
            let file = "\(folder.releases)/\(name)/\(BundlePath.manifest)"
            // What cannot be read or parsed is named as damaged below.
            let bytes = try? AtomicFile.read(file, bytesMax: ContentLimits.manifestBytesMax)
            if let bytes, let manifest = try? ContentManifest(canonicalBytes: bytes), manifest.releaseName == name {
                releases.append(StoredRelease(manifest))
            } else {
                damaged.append(name)
            }
        }
        return (releases.sorted { $0.version < $1.version }, damaged)
    }

    /// The release of this version.
    func release(_ version: ContentVersion) throws(PublishingError) -> StoredRelease {
        let releases = try list().releases
        guard let release = releases.last(where: { $0.version == version }) else {
            throw .unknownRelease(version, known: releases.map(\.version))
        }
        return release
    }

    /// All files of a release, `bundle.json` among them, each checked against the manifest.
    func files(of release: StoredRelease) throws(PublishingError) -> [BundlePath: [UInt8]] {
        let files = try Self.read("\(folder.releases)/\(release.name)")
        do throws(ContentError) {
            try release.manifest.verify(files)
        } catch {
            throw .releaseDamaged(name: release.name)
        }
        return files
    }

    /// Writes a new release; it appears whole or not at all.
    func add(_ release: StoredRelease, files: [BundlePath: [UInt8]]) throws(PublishingError) {
        for name in try FolderListing.names(in: folder.releases) where name.hasPrefix(Self.stagingPrefix) {
            try FolderListing.removeTree("\(folder.releases)/\(name)")  // Of a process that was stopped.
        }
        let staging = "\(folder.releases)/\(Self.stagingPrefix)\(release.name)"
        do throws(PublishingError) {
            try write(files, release: release, to: staging)
            guard rename(staging, "\(folder.releases)/\(release.name)") == 0 else {
                throw PublishingError.system(.write, path: "\(folder.releases)/\(release.name)", code: errno)
            }
        } catch {
            try? FolderListing.removeTree(staging)  // The first error is the one to tell.
            throw error
        }
        try AtomicFile.syncFolder(folder.releases)
    }

    /// Removes a release; cut short, the rest is named as damaged and no base.
    func remove(_ release: StoredRelease) throws(PublishingError) {
        try FolderListing.removeTree("\(folder.releases)/\(release.name)")
        try AtomicFile.syncFolder(folder.releases)
    }

    /// Every file of a folder under its path in a bundle.
    static func read(_ path: String) throws(PublishingError) -> [BundlePath: [UInt8]] {
        do throws(ContentStoreError) {
            return try BundleDirectory(FilePath(path)).readBundle()
        } catch {
            throw .folder(error)
        }
    }

    private func write(
        _ files: [BundlePath: [UInt8]], release: StoredRelease, to staging: String
    ) throws(PublishingError) {
        var folders: Set<String> = [staging]
        try AtomicFile.makeFolder(staging)
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path != .manifest {
            let file = "\(staging)/\(path)"
            let parent = FilePaths.folder(of: file)
            if folders.insert(parent).inserted { try AtomicFile.makeFolder(parent) }
            try AtomicFile.write(bytes, to: file)
        }
        try AtomicFile.write(release.manifest.canonicalBytes, to: "\(staging)/\(BundlePath.manifest)")
        for folder in folders.sorted() { try AtomicFile.syncFolder(folder) }
    }

    private func names() throws(PublishingError) -> [String] {
        let content: [String]
        do throws(PublishingError) {
            content = try FolderListing.names(in: folder.releases)
        } catch {
            if case .system(.list, _, ENOENT) = error { return [] }
            throw error
        }
        return content.filter { !$0.hasPrefix(".") }
    }
}
