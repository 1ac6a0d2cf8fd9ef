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
    @discardableResult
    func publish(_ version: ContentVersion?, now: MetadataTime) throws(PublishingError) -> Publication {
        try repository.whileLocked { () throws(PublishingError) in
            let current = try repository.current()
            let store = ReleaseStore(folder: repository.folder)
            let release = try choose(version, over: current, store: store)
            var history = try PublishingHistory(in: repository.folder)
            history.complete(with: current)
            let (bases, skipped) = try bases(history, store: store)
            let tree = try Self.tree(store.files(of: release))
            let packages = try DeltaPlanner().packages(for: release, tree: tree, bases: bases)
            var files = current.files.filter { !Self.isPackage($0.value) }
            for package in packages {
                files[package.path] = try repository.store(
                    package.bytes, at: package.path, purpose: package.purpose)
            }
            try repository.publish(files, over: current, now: now)
            try history.add(release.version, at: now, in: repository.folder)
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

    /// The published release and those before it, newest first, then the factory bundle.
    private func bases(
        _ history: PublishingHistory, store: ReleaseStore
    ) throws(PublishingError) -> (bases: [DeltaPlanner.Base], skipped: [ContentVersion]) {
        var bases: [DeltaPlanner.Base] = []
        var skipped: [ContentVersion] = []
        for version in history.publishedAt.keys.sorted(by: >).prefix(DeltaPlanner.basesMax) {
            do throws(PublishingError) {
                let release = try store.release(version)
                bases.append(
                    DeltaPlanner.Base(
                        version: version, digest: release.digest, tree: try Self.tree(store.files(of: release))))
            } catch {
                skipped.append(version)  // Kiosks that run it take the full package; publishing goes on.
            }
        }
        if let factory {
            let files = factory.files
            let tree = try Self.wrap { () throws(DeltaError) in try DeltaTree(files) }
            bases.append(
                DeltaPlanner.Base(
                    version: factory.manifest.contentVersion, digest: factory.manifest.digest, tree: tree))
        }
        return (bases, skipped)
    }

    private static func isPackage(_ file: TargetFile) -> Bool {
        switch file.purpose {
        case .bundle, .delta: true
        case .site, nil: false
        }
    }

    private static func tree(_ files: [BundlePath: [UInt8]]) throws(PublishingError) -> DeltaTree {
        let files = Dictionary(files.map { ($0.key.text, $0.value) }) { first, _ in first }
        return try wrap { () throws(DeltaError) in try DeltaTree(files) }
    }

    private static func wrap<Value>(_ body: () throws(DeltaError) -> Value) throws(PublishingError) -> Value {
        do throws(DeltaError) {
            return try body()
        } catch {
            throw .package(error)
        }
    }
}
