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
    let folder: DataFolder
    private let limits = MetadataLimits()

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
    func current() throws(PublishingError) -> RepositoryMetadata {
        let name = MetadataRole.root.fileName
        guard let bytes = try AtomicFile.read(path(name), bytesMax: limits.rootBytesMax) else {
            throw .notInitialised(folder: folder.path)
        }
        let root: Signed<Root>
        do throws(MetadataError) {
            root = try TrustedMetadataSet(trustedRoot: bytes).root
        } catch {
            throw .metadataDamaged(file: path(name), error)
        }
        let timestamp: Signed<Timestamp> = try read(MetadataRole.timestamp.fileName, root: root)
        let snapshotVersion = timestamp.payload.snapshot.version
        let snapshot: Signed<Snapshot> = try read(MetadataRole.snapshot.fileName(version: snapshotVersion), root: root)
        let targetsVersion = snapshot.payload.targets?.version ?? 0
        let targets: Signed<Targets> = try read(MetadataRole.targets.fileName(version: targetsVersion), root: root)
        return RepositoryMetadata(root: root, timestamp: timestamp, snapshot: snapshot, targets: targets)
    }

    /// Publishes other target files.
    ///
    /// Targets, snapshot and timestamp are signed in this order, so that no reader sees a name without its file.
    /// The files themselves were written before.
    @discardableResult
    func publish(
        _ files: [TargetPath: TargetFile], over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        let targets = try sign(
            Targets(
                version: current.targets.payload.version + 1,
                expiresAt: MetadataExpiry.expiry(of: .targets, signedAt: now), files: files),
            root: current.root)
        guard targets.bytes.count <= limits.targetsBytesMax else {
            throw .tooLong(path: path(targets.fileName), limit: limits.targetsBytesMax)
        }
        try store(targets)
        return try publish(targets, over: current, now: now)
    }

    /// Signs anew what is due; nil if nothing is.
    @discardableResult
    func refresh(now: MetadataTime) throws(PublishingError) -> RepositoryMetadata? {
        let current = try current()
        if MetadataExpiry.isDue(current.targets, now: now), RoleKeyFile(.targets, in: folder).isThere {
            return try publish(current.files, over: current, now: now)
        }
        if MetadataExpiry.isDue(current.snapshot, now: now) {
            return try publish(current.targets, over: current, now: now)
        }
        guard MetadataExpiry.isDue(current.timestamp, now: now) else { return nil }
        return try publish(current.snapshot, targets: current.targets, over: current, now: now)
    }

    // MARK: - Signing and files

    /// Signs the first targets, snapshot and timestamp under `root`.
    func publishFirst(
        _ files: [TargetPath: TargetFile], root: Signed<Root>, now: MetadataTime
    ) throws(PublishingError) {
        let targets = try sign(
            Targets(version: 1, expiresAt: MetadataExpiry.expiry(of: .targets, signedAt: now), files: files),
            root: root)
        let snapshot = try sign(
            Snapshot(
                version: 1, expiresAt: MetadataExpiry.expiry(of: .snapshot, signedAt: now),
                targets: FileDescription(of: targets)),
            root: root)
        let timestamp = try sign(
            Timestamp(
                version: 1, expiresAt: MetadataExpiry.expiry(of: .timestamp, signedAt: now),
                snapshot: FileDescription(of: snapshot)),
            root: root)
        try store(targets)
        try store(snapshot)
        try store(timestamp)
    }

    /// Where a metadata file lies.
    func path(_ name: String) -> String { "\(folder.metadata)/\(name)" }

    private func publish(
        _ targets: Signed<Targets>, over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        let snapshot = try sign(
            Snapshot(
                version: current.snapshot.payload.version + 1,
                expiresAt: MetadataExpiry.expiry(of: .snapshot, signedAt: now), targets: FileDescription(of: targets)),
            root: current.root)
        try store(snapshot)
        return try publish(snapshot, targets: targets, over: current, now: now)
    }

    private func publish(
        _ snapshot: Signed<Snapshot>, targets: Signed<Targets>, over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        let timestamp = try sign(
            Timestamp(
                version: current.timestamp.payload.version + 1,
                expiresAt: MetadataExpiry.expiry(of: .timestamp, signedAt: now),
                snapshot: FileDescription(of: snapshot)),
            root: current.root)
        try store(timestamp)
        return RepositoryMetadata(root: current.root, timestamp: timestamp, snapshot: snapshot, targets: targets)
    }

    private func sign<Payload>(_ payload: Payload, root: Signed<Root>) throws(PublishingError) -> Signed<Payload> {
        let file = RoleKeyFile(Payload.role, in: folder)
        let key = try file.read()
        guard root.payload.signers(of: Payload.role).keys.contains(key.publicKey) else {
            throw .keyNotInRoot(Payload.role, path: file.path)
        }
        do throws(MetadataError) {
            return try Signed(payload, keys: [key])
        } catch {
            throw .metadataNotMade(error)
        }
    }

    private func store<Payload>(_ metadata: Signed<Payload>) throws(PublishingError) {
        try AtomicFile.replace(path(metadata.fileName), with: metadata.bytes)
    }

    private func read<Payload>(_ name: String, root: Signed<Root>) throws(PublishingError) -> Signed<Payload> {
        let bytesMax = limits.bytesMax(of: Payload.role)
        guard let bytes = try AtomicFile.read(path(name), bytesMax: bytesMax) else {
            throw .system(.read, path: path(name), code: 2)
        }
        do throws(MetadataError) {
            let metadata = try Signed<Payload>(parsing: bytes, bytesMax: bytesMax)
            try root.payload.verify(metadata)
            return metadata
        } catch {
            throw .metadataDamaged(file: path(name), error)
        }
    }
}

extension Signed {
    /// The name under which this file is served.
    var fileName: String { Payload.role.fileName(version: payload.version) }
}
