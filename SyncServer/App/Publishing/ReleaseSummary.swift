import Content
import UpdateMetadata

/// One line of the list of releases, for `release list` and the admin pages.
struct ReleaseSummary: Equatable, Sendable {
    /// Where a release stands.
    enum State: Equatable, Sendable {
        /// Not published, and newer than what is.
        case draft
        /// What kiosks fetch now.
        case current
        /// Published before the current one.
        case earlier
        /// Never published, and older than what is: it never can be.
        case passedOver
    }

    let version: ContentVersion
    let name: String
    let state: State
    /// When it was published first; nil for drafts.
    let publishedAt: MetadataTime?
    let fileCount: Int
    let totalBytes: Int
    /// The earliest day on which an item must be reviewed again.
    let reviewBy: String
}

extension Repository {
    /// All releases made here, newest first, and the names of those that are damaged.
    func releases() throws(PublishingError) -> (releases: [ReleaseSummary], damaged: [String]) {
        let metadata = try current()
        let current = metadata.currentVersion
        var history = try PublishingHistory(in: folder)
        history.complete(with: metadata)
        let (releases, damaged) = try ReleaseStore(folder: folder).list()
        let summaries = releases.reversed().map { release in
            let publishedAt = history.publishedAt[release.version]
            let state: ReleaseSummary.State =
                if release.version == current {
                    .current
                } else if publishedAt != nil {
                    .earlier
                } else if let current, release.version < current {
                    .passedOver
                } else {
                    .draft
                }
            return ReleaseSummary(
                version: release.version, name: release.name, state: state, publishedAt: publishedAt,
                fileCount: release.manifest.files.count, totalBytes: release.manifest.totalBytes,
                reviewBy: release.manifest.reviewBy)
        }
        return (summaries, damaged)
    }
}
