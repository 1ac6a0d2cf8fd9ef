import Bytes
import UpdateMetadata

/// The signed repository on disk: keys, metadata, target files.
///
///     let repository = Repository(DataFolder(path: "/var/lib/snowglobe-server"))
///     try repository.whileLocked { try repository.publish(files, over: repository.current(), now: now) }
///
/// Whoever writes does so in ``whileLocked(isWaiting:_:)``; readers need no lock, for every file is replaced in one
/// step and the timestamp, which names all others, comes last.
struct Repository: Sendable {
    /// The paths that are delegated to the role of delta packages.
    static let deltaPaths = ["bundles/*/from-*.sgd"]

    let folder: DataFolder
    let limits = MetadataLimits()

    init(_ folder: DataFolder) {
        self.folder = folder
    }

    /// Runs `body` as the only writer of this data folder.
    @discardableResult
    func whileLocked<Value>(
        isWaiting: Bool = true, _ body: () throws(PublishingError) -> Value
    ) throws(PublishingError) -> Value {
        try WriterLock(path: folder.publishingLock).hold(isWaiting: isWaiting, body)
    }

    /// The current metadata; expiry is not looked at, for what expired here is what has to be signed anew.
    ///
    /// Each file is signed under the newest root, or under the one before: a change of keys that was cut short is
    /// finished by ``refresh(now:)``.
    func current() throws(PublishingError) -> RepositoryMetadata {
        let roots = try roots()
        let timestamp: Signed<Timestamp> = try read(MetadataRole.timestamp.fileName, roots: roots)
        let snapshotVersion = timestamp.payload.snapshot.version
        let snapshot: Signed<Snapshot> = try read(
            MetadataRole.snapshot.fileName(version: snapshotVersion), roots: roots)
        let targetsVersion = snapshot.payload.targets?.version ?? 0
        let targets: Signed<Targets> = try read(MetadataRole.targets.fileName(version: targetsVersion), roots: roots)
        return RepositoryMetadata(
            root: roots[0], timestamp: timestamp, snapshot: snapshot, targets: targets,
            deltas: try readDeltas(snapshot, targets))
    }

    /// Where a metadata file lies.
    func path(_ name: String) -> String { "\(folder.metadata)/\(name)" }

    /// Whether a file is signed under the newest root.
    static func isSigned<Payload>(_ metadata: Signed<Payload>, under root: Signed<Root>) -> Bool {
        do throws(MetadataError) {
            try root.payload.verify(metadata)
            return true
        } catch {
            return false
        }
    }

    // MARK: - Reading

    /// The newest root, and the one before if there is one.
    private func roots() throws(PublishingError) -> [Signed<Root>] {
        let name = MetadataRole.root.fileName
        guard let bytes = try AtomicFile.read(path(name), bytesMax: limits.rootBytesMax) else {
            throw .notInitialised(folder: folder.path)
        }
        let newest = try Self.root(bytes, path: path(name))
        let beforeName = MetadataRole.root.fileName(version: newest.payload.version - 1)
        guard let before = try AtomicFile.read(path(beforeName), bytesMax: limits.rootBytesMax) else { return [newest] }
        return [newest, try Self.root(before, path: path(beforeName))]
    }

    private static func root(_ bytes: [UInt8], path: String) throws(PublishingError) -> Signed<Root> {
        do throws(MetadataError) {
            return try TrustedMetadataSet(trustedRoot: bytes).root
        } catch {
            throw .metadataDamaged(file: path, error)
        }
    }

    private func read<Payload>(_ name: String, roots: [Signed<Root>]) throws(PublishingError) -> Signed<Payload> {
        let metadata: Signed<Payload> = try parse(name)
        do throws(MetadataError) {
            if roots.dropFirst().contains(where: { Self.isSigned(metadata, under: $0) }) { return metadata }
            try roots[0].payload.verify(metadata)
            return metadata
        } catch {
            throw .metadataDamaged(file: path(name), error)
        }
    }

    private func readDeltas(
        _ snapshot: Signed<Snapshot>, _ targets: Signed<Targets>
    ) throws(PublishingError) -> Signed<Targets>? {
        guard let named = snapshot.payload.file(of: .deltas), let delegations = targets.payload.delegations else {
            return nil
        }
        let name = DelegatedRoleName.deltas.fileName(version: named.version)
        let deltas: Signed<Targets> = try parse(name)
        do throws(MetadataError) {
            try delegations.verify(deltas, of: .deltas, rootVersion: 0)
            return deltas
        } catch {
            throw .metadataDamaged(file: path(name), error)
        }
    }

    private func parse<Payload>(_ name: String) throws(PublishingError) -> Signed<Payload> {
        let bytesMax = limits.bytesMax(of: Payload.role)
        guard let bytes = try AtomicFile.read(path(name), bytesMax: bytesMax) else {
            throw .system(.read, path: path(name), code: 2)
        }
        do throws(MetadataError) {
            return try Signed<Payload>(parsing: bytes, bytesMax: bytesMax)
        } catch {
            throw .metadataDamaged(file: path(name), error)
        }
    }
}

extension Signed {
    /// The name under which this file of a top-level role is served.
    var fileName: String { Payload.role.fileName(version: payload.version) }
}
