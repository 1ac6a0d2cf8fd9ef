import Bytes
import UpdateMetadata

extension Repository {
    /// Publishes other target files; delta packages among them go to the role that signs those.
    ///
    /// Targets, deltas, snapshot and timestamp are signed in this order, so that no reader sees a name without its
    /// file. The target files themselves were written before. A repository of an earlier version gets the role of
    /// delta packages, and its key, here. Where the key of targets is kept elsewhere, the list waits in the folder
    /// `pending` and ``PublishingError/awaitsSignature(path:)`` says so.
    @discardableResult
    func publish(
        _ files: [TargetPath: TargetFile], over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        let deltaFile = RoleKeyFile.deltas(in: folder)
        let deltasKey = deltaFile.next.isThere ? try deltaFile.next.read() : try deltaFile.makeOrRead()
        let (own, deltas) = Self.split(files)
        let payload = Targets(
            version: current.targets.payload.version + 1,
            expiresAt: MetadataExpiry.expiry(of: .targets, signedAt: now), files: own,
            delegations: Self.delegations(to: deltasKey))
        guard !AtomicFile.exists(folder.targetsKeyElsewhere) else {
            throw .awaitsSignature(path: try leavePending(payload, deltas: deltas))
        }
        return try publish(sign(payload, root: current.root), deltas: deltas, over: current, now: now)
    }

    /// Adds delta packages that the server made by itself; the key of targets is not needed.
    @discardableResult
    func publish(
        deltas added: [TargetPath: TargetFile], over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        guard current.targets.payload.delegations?.role(.deltas) != nil else { throw .noDeltasRole }
        let files = (current.deltas?.payload.files ?? [:]).merging(added) { _, new in new }
        let deltas = try signDeltas(files, under: current.targets, over: current, now: now)
        return try publish(current.targets, deltas: deltas, over: current, now: now)
    }

    /// Publishes targets that are signed already, with these delta packages.
    func publish(
        _ targets: Signed<Targets>, deltas files: [TargetPath: TargetFile], over current: RepositoryMetadata,
        now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        guard targets.bytes.count <= limits.targetsBytesMax else {
            throw .tooLong(path: path(targets.fileName), limit: limits.targetsBytesMax)
        }
        let deltas = try signDeltas(files, under: targets, over: current, now: now)
        try store(targets)
        let published = try publish(targets, deltas: deltas, over: current, now: now)
        try RoleKeyFile.deltas(in: folder).takeOver(among: targets.payload.delegations?.signers(of: .deltas) ?? [])
        return published
    }

    /// Signs anew what is due, or not signed under the newest root; nil if nothing is.
    @discardableResult
    func refresh(now: MetadataTime) throws(PublishingError) -> RepositoryMetadata? {
        let current = try current()
        func isDue<Payload>(_ metadata: Signed<Payload>) -> Bool {
            MetadataExpiry.isDue(metadata, now: now) || !Self.isSigned(metadata, under: current.root)
        }
        if isDue(current.targets), RoleKeyFile(.targets, in: folder).isThere {
            return try publish(current.files, over: current, now: now)
        }
        if let deltas = current.deltas, MetadataExpiry.isDue(deltas, now: now) {
            return try publish(deltas: [:], over: current, now: now)
        }
        if isDue(current.snapshot) {
            return try publish(current.targets, deltas: current.deltas, over: current, now: now)
        }
        guard isDue(current.timestamp) else { return nil }
        return try publish(current.snapshot, current.targets, current.deltas, over: current, now: now)
    }

    /// Signs the first targets, snapshot and timestamp under `root`; `targetsKey` is where the key of targets lies.
    func publishFirst(
        _ files: [TargetPath: TargetFile], root: Signed<Root>, targetsKey: RoleKeyFile, now: MetadataTime
    ) throws(PublishingError) {
        let deltasKey = try RoleKeyFile.deltas(in: folder).makeOrRead()
        let targets = try sign(
            Targets(
                version: 1, expiresAt: MetadataExpiry.expiry(of: .targets, signedAt: now), files: files,
                delegations: Self.delegations(to: deltasKey)),
            root: root, key: targetsKey)
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

    // MARK: - Signing and files

    private func publish(
        _ targets: Signed<Targets>, deltas: Signed<Targets>?, over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        if let deltas {
            try AtomicFile.replace(
                path(DelegatedRoleName.deltas.fileName(version: deltas.payload.version)), with: deltas.bytes)
        }
        let delegated = deltas.map { [DelegatedRoleName.deltas: FileDescription(of: $0)] } ?? [:]
        let snapshot = try sign(
            Snapshot(
                version: current.snapshot.payload.version + 1,
                expiresAt: MetadataExpiry.expiry(of: .snapshot, signedAt: now), targets: FileDescription(of: targets),
                delegated: delegated),
            root: current.root)
        try store(snapshot)
        return try publish(snapshot, targets, deltas, over: current, now: now)
    }

    private func publish(
        _ snapshot: Signed<Snapshot>, _ targets: Signed<Targets>, _ deltas: Signed<Targets>?,
        over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> RepositoryMetadata {
        let timestamp = try sign(
            Timestamp(
                version: current.timestamp.payload.version + 1,
                expiresAt: MetadataExpiry.expiry(of: .timestamp, signedAt: now),
                snapshot: FileDescription(of: snapshot)),
            root: current.root)
        try store(timestamp)
        return RepositoryMetadata(
            root: current.root, timestamp: timestamp, snapshot: snapshot, targets: targets, deltas: deltas)
    }

    /// The file of the role of delta packages: the current one if it says just this and is good for long, else the next
    /// version; nil if there is none and nothing to say.
    private func signDeltas(
        _ files: [TargetPath: TargetFile], under targets: Signed<Targets>, over current: RepositoryMetadata,
        now: MetadataTime
    ) throws(PublishingError) -> Signed<Targets>? {
        guard let delegations = targets.payload.delegations else { return nil }
        if let held = current.deltas {
            let isGood = (try? delegations.verify(held, of: .deltas, rootVersion: 0)) != nil  // Else it is signed anew.
            if held.payload.files == files, isGood, !MetadataExpiry.isDue(held, now: now) { return held }
        } else if files.isEmpty {
            return nil
        }
        let key = try RoleKeyFile.deltas(in: folder).read(among: delegations.signers(of: .deltas))
        let payload = Targets(
            version: (current.deltas?.payload.version ?? 0) + 1,
            expiresAt: MetadataExpiry.expiry(of: .targets, signedAt: now), files: files)
        let deltas = try Self.signed(payload, by: key)
        guard deltas.bytes.count <= limits.targetsBytesMax else {
            throw .tooLong(path: path(DelegatedRoleName.deltas.fileName), limit: limits.targetsBytesMax)
        }
        return deltas
    }

    private func sign<Payload>(
        _ payload: Payload, root: Signed<Root>, key file: RoleKeyFile? = nil
    ) throws(PublishingError) -> Signed<Payload> {
        let file = file ?? RoleKeyFile(Payload.role, in: folder)
        return try Self.signed(payload, by: file.read(among: root.payload.signers(of: Payload.role).keys))
    }

    private static func signed<Payload>(
        _ payload: Payload, by key: SigningKey
    ) throws(PublishingError) -> Signed<Payload> {
        do throws(MetadataError) {
            return try Signed(payload, keys: [key])
        } catch {
            throw .metadataNotMade(error)
        }
    }

    private func store<Payload>(_ metadata: Signed<Payload>) throws(PublishingError) {
        try AtomicFile.replace(path(metadata.fileName), with: metadata.bytes)
    }

    private static func delegations(to key: SigningKey) -> Delegations {
        Delegations(to: .deltas, signers: RoleSigners(keys: [key.publicKey]), paths: deltaPaths)
    }

    private static func split(
        _ files: [TargetPath: TargetFile]
    ) -> (own: [TargetPath: TargetFile], deltas: [TargetPath: TargetFile]) {
        func isDelta(_ file: TargetFile) -> Bool {
            if case .delta = file.purpose { true } else { false }
        }
        return (files.filter { !isDelta($0.value) }, files.filter { isDelta($0.value) })
    }
}
