import Bytes
import Content
import UpdateMetadata

/// Packages that are added to what is published, or made again.
extension Repository {
    /// Lists a delta beside the other packages of `release`; false if that is not the current release any more.
    ///
    /// Runs under the lock.
    func add(
        _ package: DeltaPlanner.Package, to release: StoredRelease, now: MetadataTime
    ) throws(PublishingError) -> Bool {
        let current = try current()
        guard current.currentVersion == release.version else { return false }
        let file = try store(package.bytes, at: package.path, purpose: package.purpose)
        try publish(deltas: [package.path: file], over: current, now: now)
        return true
    }

    /// Makes again the package files that are listed and not there, and returns how many.
    ///
    /// The encoder gives the same bytes again; where it is of another version the list is signed anew, and a delta
    /// whose base is gone is taken off it. Runs under the lock.
    func repairPackages(library: BaseLibrary, now: MetadataTime) throws(PublishingError) -> Int {
        let current = try current()
        guard let version = current.currentVersion else { return 0 }
        let missing = current.files.filter { path, file in file.isPackage && !isThere(path, file) }
        guard !missing.isEmpty else { return 0 }
        let release = try library.store.release(version)
        let tree = try library.tree(of: release)
        let planner = DeltaPlanner(cache: DeltaCache(folder: folder))
        var files = current.files
        for (path, file) in missing.sorted(by: { $0.key < $1.key }) {
            files[path] = nil
            var package: DeltaPlanner.Package?
            if case .delta(_, _, let baseVersion, let baseDigest) = file.purpose {
                let base = library.base(ContentVersion(baseVersion), digest: baseDigest)
                if let base { package = try planner.delta(from: base, to: release, tree: tree, bytesBelow: .max) }
            } else {
                package = try planner.fullPackage(of: release, tree: tree)
            }
            if let package { files[path] = try store(package.bytes, at: path, purpose: package.purpose) }
        }
        if files != current.files { try publish(files, over: current, now: now) }
        return missing.count
    }

    /// Whether a target file lies where it is served from, with the length that is listed.
    private func isThere(_ path: TargetPath, _ file: TargetFile) -> Bool {
        let name = "\(folder.targets)/\(path.servedName(digest: file.digest))"
        // One that cannot be read is as good as gone.
        let bytes = try? AtomicFile.read(name, bytesMax: file.length)
        return bytes?.count == file.length
    }
}
