extension TrustedMetadataSet {
    /// A metadata file to fetch next.
    public struct FileRequest: Equatable, Sendable {
        /// Whose file it is; targets for a delegated role.
        public let role: MetadataRole

        /// The delegation that the file is for; nil for the four.
        let step: DelegationStep?

        /// Its name below `/tuf/metadata/`.
        public let name: String

        /// Stop reading after this many bytes.
        public let bytesMax: Int

        init(role: MetadataRole, step: DelegationStep? = nil, name: String, bytesMax: Int) {
            self.role = role
            self.step = step
            self.name = name
            self.bytesMax = bytesMax
        }

        /// The delegated role whose file it is; nil for the four.
        public var delegatedRole: DelegatedRoleName? { step?.delegation.name }
    }

    /// The next root to ask for; there may be none.
    public var nextRoot: FileRequest {
        FileRequest(
            role: .root, name: MetadataRole.root.fileName(version: root.payload.version + 1),
            bytesMax: limits.rootBytesMax)
    }

    /// The timestamp to ask for after the last root.
    public var timestampRequest: FileRequest {
        FileRequest(role: .timestamp, name: MetadataRole.timestamp.fileName, bytesMax: limits.timestampBytesMax)
    }

    /// The snapshot or targets file that is still needed after the timestamp; nil once all are there.
    public var nextFile: FileRequest? {
        guard let timestamp else { return timestampRequest }
        guard let snapshot = currentSnapshot, let named = snapshot.payload.targets else {
            return request(timestamp.payload.snapshot, of: .snapshot)
        }
        if let targets, named.describes(targets) { return nil }
        return request(named, of: .targets)
    }

    /// Admits the file that was asked for.
    public mutating func admit(
        _ bytes: [UInt8], for request: FileRequest, now: MetadataTime
    ) throws(MetadataError) {
        if let step = request.step {
            try admitDelegated(bytes, for: step, now: now)
        } else {
            try admit(bytes, of: request.role, now: now)
        }
    }

    /// Admits a file by its role.
    public mutating func admit(_ bytes: [UInt8], of role: MetadataRole, now: MetadataTime) throws(MetadataError) {
        switch role {
        case .root: try admitRoot(bytes)
        case .timestamp: try admitTimestamp(bytes, now: now)
        case .snapshot: try admitSnapshot(bytes, now: now)
        case .targets: try admitTargets(bytes, now: now)
        }
    }

    /// Takes back the files that were trusted when they were written down, expired ones too, so that nothing older is
    /// admitted after a restart.
    ///
    /// Call it before ``admitRoot(_:)``. A file that is damaged or not signed by the keys of ``root`` is left out and
    /// named in the result: it is fetched again, and that is all that is lost.
    @discardableResult
    public mutating func restore(
        timestamp: [UInt8]?, snapshot: [UInt8]?, targets: [UInt8]?
    ) -> [MetadataRole: MetadataError] {
        var refused: [MetadataRole: MetadataError] = [:]
        do throws(MetadataError) {
            self.timestamp = try read(timestamp, bytesMax: limits.timestampBytesMax)
        } catch { refused[.timestamp] = error }
        do throws(MetadataError) {
            self.snapshot = try read(snapshot, bytesMax: limits.snapshotBytesMax)
        } catch { refused[.snapshot] = error }
        do throws(MetadataError) {
            self.targets = try read(targets, bytesMax: limits.targetsBytesMax)
        } catch { refused[.targets] = error }
        return refused
    }

    private func read<Payload>(_ bytes: [UInt8]?, bytesMax: Int) throws(MetadataError) -> Signed<Payload>? {
        guard let bytes else { return nil }
        let held = try Signed<Payload>(parsing: bytes, bytesMax: bytesMax)
        try root.payload.verify(held)
        return held
    }

    private func request(_ file: FileDescription, of role: MetadataRole) -> FileRequest {
        let limit = limits.bytesMax(of: role)
        let name = root.payload.hasConsistentSnapshot ? role.fileName(version: file.version) : role.fileName
        return FileRequest(role: role, name: name, bytesMax: min(file.length ?? limit, limit))
    }
}
