import Content
import UpdateMetadata

/// Removes what nobody can need any more once a release is published.
///
/// Kept are: the last ``DeltaPlanner/keptReleasesMax`` published releases, as bases; drafts newer than those; the
/// package files of the current release and of the one before, which kiosks may be downloading; all metadata.
struct Retention {
    let repository: Repository
    let history: PublishingHistory

    /// Runs under the repository's lock, after the metadata that names the current files.
    func apply(current: StoredRelease, before: ContentVersion?) throws(PublishingError) {
        try removeReleases()
        try removePackages(keeping: [current.version, before ?? current.version])
        try DeltaCache(folder: repository.folder).prune(keeping: current.digest)
    }

    private func removeReleases() throws(PublishingError) {
        let kept = history.publishedAt.keys.sorted(by: >).prefix(DeltaPlanner.keptReleasesMax)
        guard let oldest = kept.last, kept.count == DeltaPlanner.keptReleasesMax else { return }
        let store = ReleaseStore(folder: repository.folder)
        for release in try store.list().releases where release.version < oldest { try store.remove(release) }
    }

    private func removePackages(keeping versions: Set<ContentVersion>) throws(PublishingError) {
        let folder = "\(repository.folder.targets)/bundles"
        guard AtomicFile.exists(folder) else { return }
        for name in try FolderListing.names(in: folder) {
            guard let number = Int(name), !versions.contains(ContentVersion(number)) else { continue }
            try FolderListing.removeTree("\(folder)/\(name)")
        }
    }
}
