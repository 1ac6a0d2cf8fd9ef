import Content
import UpdateMetadata

/// The current metadata of a repository, verified.
struct RepositoryMetadata: Equatable, Sendable {
    let root: Signed<Root>
    let timestamp: Signed<Timestamp>
    let snapshot: Signed<Snapshot>
    let targets: Signed<Targets>
    /// The file of the role that signs delta packages; nil before the first.
    let deltas: Signed<Targets>?

    /// The target files that readers see, those of the role of delta packages too.
    var files: [TargetPath: TargetFile] {
        targets.payload.files.merging(deltas?.payload.files ?? [:]) { inTargets, _ in inTargets }
    }

    /// The content version that is published now; nil before the first.
    var currentVersion: ContentVersion? {
        files.values.compactMap { file in
            if case .bundle(let version, _) = file.purpose { ContentVersion(version) } else { nil }
        }.max()
    }

    /// The configuration of a site, with its version.
    func site(named name: String) -> (file: TargetFile, version: Int)? {
        for file in files.values {
            if case .site(name, let version) = file.purpose { return (file, version) }
        }
        return nil
    }
}
