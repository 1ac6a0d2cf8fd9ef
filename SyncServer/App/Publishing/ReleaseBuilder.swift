import Content

/// Makes drafts of releases: checks the content, gives it a version, seals it and keeps it.
struct ReleaseBuilder {
    let repository: Repository
    /// The bundle that kiosks have before any release.
    let factory: FactoryBundle?

    /// A draft as it was made.
    struct Draft: Equatable, Sendable {
        let release: StoredRelease
        /// The release that it is compared with; nil if that is the factory bundle.
        let comparedWith: ContentVersion?
        let changes: ReleaseChanges
        /// Items that no clinician has signed off.
        let unreviewed: [String]
        /// How many explainers and questions there are.
        let itemCount: Int
    }

    /// Makes a draft of the content of a folder, with codes of sheets that carry its words.
    func create(from path: String) throws(PublishingError) -> Draft {
        let files = try SheetCodes.renewed(ReleaseStore.read(path))
        return try repository.whileLocked { () throws(PublishingError) in try create(files, mayRepeat: false) }
    }

    /// Makes a draft with the content of an earlier release.
    func create(repeating version: ContentVersion) throws(PublishingError) -> Draft {
        try repository.whileLocked { () throws(PublishingError) in
            let store = ReleaseStore(folder: repository.folder)
            return try create(store.files(of: store.release(version)), mayRepeat: true)
        }
    }

    private func create(_ files: [BundlePath: [UInt8]], mayRepeat: Bool) throws(PublishingError) -> Draft {
        let current = try repository.current()
        let store = ReleaseStore(folder: repository.folder)
        let (releases, damaged) = try store.list()
        let bundle: ContentBundle
        do throws(ContentError) {
            bundle = try ContentBundle(files: files)
        } catch {
            throw .content(error)
        }
        let taken =
            releases.map(\.version) + damaged.compactMap(Self.version(ofFolder:)) + [current.currentVersion ?? .factory]
        let release = StoredRelease(bundle.manifest(version: (taken.max() ?? .factory).next))
        let last = releases.last
        let changes = ReleaseChanges(from: last?.manifest ?? factory?.manifest, to: release.manifest)
        if let last, changes.isEmpty, !mayRepeat { throw .nothingChanged(since: last.version) }
        try store.add(release, files: bundle.files)
        return Draft(
            release: release, comparedWith: last?.version, changes: changes, unreviewed: bundle.unreviewed,
            itemCount: bundle.explainers.count + bundle.faq.entries.count)
    }

    /// The version in the name of a folder whose content is damaged: it is not given out again.
    private static func version(ofFolder name: String) -> ContentVersion? {
        name.split(separator: "-").first.flatMap { Int($0) }.map { ContentVersion($0) }
    }
}
