extension TrustedMetadataSet {
    /// A metadata file to fetch next.
    public struct FileRequest: Equatable, Sendable {
        /// Whose file it is.
        public let role: MetadataRole

        /// Its name below `/tuf/metadata/`.
        public let name: String

        /// Stop reading after this many bytes.
        public let bytesMax: Int
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
        return FileRequest(
            role: role, name: role.fileName(version: file.version), bytesMax: min(file.length ?? limit, limit))
    }
}
