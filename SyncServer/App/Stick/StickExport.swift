import Glibc
import UpdateMetadata

/// Puts the repository on a USB stick: `SNOWGLOBE/tuf/` with all metadata and every file that targets lists.
///
/// The new folder is written beside the old one, brought to the stick, and takes its place in one step: a stick that is
/// pulled holds the old one, the new one, or, between two renames, both under other names. `up/` is left as it is.
struct StickExport {
    static let folderName = "SNOWGLOBE"

    let repository: Repository

    /// What was written.
    struct Outcome: Equatable {
        var fileCount = 0
        var byteCount = 0
    }

    /// Writes to the stick that is mounted at `path`.
    func run(to path: String) throws(PublishingError) -> Outcome {
        let stick = "\(path)/\(Self.folderName)"
        let (fresh, place, old) = ("\(stick)/tuf.new", "\(stick)/tuf", "\(stick)/tuf.old")
        try AtomicFile.makeFolder("\(stick)/up", mode: 0o755)
        try FolderListing.removeTree(fresh)
        do throws(PublishingError) {
            let outcome = try repository.whileLocked { () throws(PublishingError) in try write(to: fresh) }
            try FolderListing.removeTree(old)
            if AtomicFile.exists(place) { try Self.move(place, to: old) }
            try Self.move(fresh, to: place)
            try AtomicFile.syncFolder(stick)
            try FolderListing.removeTree(old)
            return outcome
        } catch {
            try? FolderListing.removeTree(fresh)  // The first error is the one to tell.
            if !AtomicFile.exists(place), AtomicFile.exists(old) { try? Self.move(old, to: place) }
            throw error
        }
    }

    private func write(to folder: String) throws(PublishingError) -> Outcome {
        var outcome = Outcome()
        let current = try repository.current()
        for name in try FolderListing.names(in: repository.folder.metadata) where MetadataRoutes.isServed(name) {
            try copy(repository.path(name), to: "\(folder)/metadata/\(name)", &outcome)
        }
        for (path, file) in current.allFiles {
            let name = path.servedName(digest: file.digest)
            try copy("\(repository.folder.targets)/\(name)", to: "\(folder)/targets/\(name)", &outcome)
        }
        return outcome
    }

    private func copy(_ source: String, to target: String, _ outcome: inout Outcome) throws(PublishingError) {
        guard let bytes = try AtomicFile.read(source, bytesMax: 512 << 20) else {
            throw .system(.read, path: source, code: ENOENT)
        }
        let folder = FilePaths.folder(of: target)
        try AtomicFile.makeFolder(folder, mode: 0o755)
        try AtomicFile.write(bytes, to: target, mode: 0o644)
        try AtomicFile.syncFolder(folder)
        outcome.fileCount += 1
        outcome.byteCount += bytes.count
    }

    private static func move(_ source: String, to target: String) throws(PublishingError) {
        guard rename(source, target) == 0 else { throw .system(.write, path: target, code: errno) }
    }
}

extension RepositoryMetadata {
    /// Every target file that some role lists.
    var allFiles: [TargetPath: TargetFile] { files }
}

extension MetadataRoutes {
    /// Whether a file of the metadata folder is one that readers may ask for.
    static func isServed(_ name: String) -> Bool { role(named: name) != nil }
}
