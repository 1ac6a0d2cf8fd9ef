import Content
import Delta
import UpdateMetadata

/// Publishes a draft: packages, then metadata that names them.
struct ReleasePublisher {
    let repository: Repository
    let factory: FactoryBundle?

    /// What was published.
    struct Publication: Equatable, Sendable {
        let release: StoredRelease
        let packages: [DeltaPlanner.Package]
        /// Earlier releases that no delta was made from because their files are damaged or gone.
        let skippedBases: [ContentVersion]
    }

    /// Publishes `version`, or the newest draft if it is nil.
    ///
    /// Deltas are made from the last releases, the factory bundle and `fleet`, what kiosks say they run. Releases and
    /// packages that nobody can need any more are then removed.
    @discardableResult
    func publish(
        _ version: ContentVersion?, fleet: Set<ContentVersion> = [], now: MetadataTime,
        report: (DeltaPlanner.Progress) -> Void = { _ in }
    ) throws(PublishingError) -> Publication {
        try repository.whileLocked { () throws(PublishingError) in
            let current = try repository.current()
            let store = ReleaseStore(folder: repository.folder)
            let release = try choose(version, over: current, store: store)
            var history = try PublishingHistory(in: repository.folder)
            history.complete(with: current)
            let library = BaseLibrary(store: store, factory: factory)
            let (bases, skipped) = bases(history, fleet: fleet, library: library)
            let planner = DeltaPlanner(cache: DeltaCache(folder: repository.folder))
            let packages = try planner.packages(
                for: release, tree: library.tree(of: release), bases: bases, report: report)
            var files = current.files.filter { !$0.value.isPackage }
            for package in packages {
                files[package.path] = try repository.store(
                    package.bytes, at: package.path, purpose: package.purpose)
            }
            try repository.publish(files, over: current, now: now)
            try history.add(release.version, at: now, in: repository.folder)
            try Retention(repository: repository, history: history).apply(
                current: release, before: current.currentVersion)
            return Publication(release: release, packages: packages, skippedBases: skipped)
        }
    }

    private func choose(
        _ version: ContentVersion?, over current: RepositoryMetadata, store: ReleaseStore
    ) throws(PublishingError) -> StoredRelease {
        let published = current.currentVersion
        guard let version else {
            guard let newest = try store.list().releases.last, newest.version > published ?? .factory else {
                throw .nothingToPublish(current: published)
            }
            return newest
        }
        let release = try store.release(version)
        if let published {
            guard version != published else { throw .alreadyPublished(version) }
            guard version > published else { throw .notNewer(version, current: published) }
        }
        return release
    }

    /// The published release and those before it, newest first, then what else the fleet runs, then the factory bundle.
    private func bases(
        _ history: PublishingHistory, fleet: Set<ContentVersion>, library: BaseLibrary
    ) -> (bases: [DeltaPlanner.Base], skipped: [ContentVersion]) {
        let published = history.publishedAt.keys.sorted(by: >)
        let recent = published.prefix(DeltaPlanner.recentBasesMax)
        let further = published.dropFirst(recent.count).filter(fleet.contains)
        var bases: [DeltaPlanner.Base] = []
        var skipped: [ContentVersion] = []
        for version in recent + further {
            if let base = library.base(version) {
                bases.append(base)
            } else {
                skipped.append(version)  // Kiosks that run it take the full package; publishing goes on.
            }
        }
        if let base = library.base(.factory) { bases.append(base) }
        return (bases, skipped)
    }
}

extension TargetFile {
    /// Whether it is a package of a bundle, full or delta.
    var isPackage: Bool {
        switch purpose {
        case .bundle, .delta: true
        case .site, nil: false
        }
    }
}
