/// The metadata that one reader trusts: bytes in, verdict out.
///
/// It downloads and writes nothing and has no clock.
///
///     var trusted = try TrustedMetadataSet(trustedRoot: rootBytes)
///     trusted.restore(timestamp: heldTimestamp, snapshot: heldSnapshot, targets: heldTargets)
///     try trusted.admitRoot(nextRootBytes)                      // 2.root.json, 3.root.json, … until there is none
///     try trusted.admitTimestamp(timestampBytes, now: now)
///     while let next = trusted.nextFile { try trusted.admit(fetch(next.name), of: next.role, now: now) }
///     let targets = try trusted.currentTargets(now: now)
///
/// What is refused leaves the set as it was. Rules, in the order of TUF 1.0 §5:
///
/// 1. Every file: length within ``MetadataLimits`` before it is parsed; strict JSON; the role that was asked for;
///    specification 1.x.
/// 2. The first root comes from enrolment and must be signed by its own root keys.
/// 3. A further root (§5.3) has exactly the next version and is signed by enough root keys of the root before **and**
///    of its own; roots come before the timestamp. Its expiry is not looked at: only the last root's is (rule 4).
///    Where it takes a key from timestamp or snapshot, the held ones of both are dropped, so that a version pushed
///    far ahead by a thief of keys can be taken back (§5.3.11). What the new root's keys did not sign is dropped too.
/// 4. Timestamp (§5.4): the last root has not expired; signatures; version not below the held one; version of its
///    snapshot not below the held timestamp's; not expired. The held version again changes nothing.
/// 5. Snapshot (§5.5): length and SHA-256 that timestamp names, before it is parsed; signatures; the version that
///    timestamp names; no targets file removed or lowered against the held snapshot; not expired.
/// 6. Targets (§5.6): the same against snapshot; not expired.
/// 7. A delegated role (§5.6.7): the same against snapshot and the keys of the file that delegates to it; only paths
///    that are delegated to it count. The search goes through the delegations in pre-order, each role once, not past
///    a terminating one, and within the limits of number and depth.
/// 8. Nothing is chosen from targets unless all four are current, belong together and have not expired.
public struct TrustedMetadataSet: Sendable {
    /// The limits that all files are held to.
    public let limits: MetadataLimits

    /// The newest trusted root.
    public private(set) var root: Signed<Root>

    /// The newest trusted timestamp.
    public internal(set) var timestamp: Signed<Timestamp>?

    /// The newest trusted snapshot; it may be older than the one that ``timestamp`` names.
    public internal(set) var snapshot: Signed<Snapshot>?

    /// The newest trusted targets; they may be older than those that ``snapshot`` names.
    public internal(set) var targets: Signed<Targets>?

    /// The delegated roles that were admitted in this refresh, or taken back.
    var delegatedRoles: [DelegatedRoleName: Signed<Targets>] = [:]

    /// Whether a root of this refresh took a key from timestamp or snapshot (§5.3.11): what is kept of both on disk is
    /// to be removed.
    public private(set) var isRecovering = false

    private var rotations = 0
    private var hasNewTimestamp = false

    /// Starts from a root that is trusted already: the one of enrolment, or the one kept since.
    public init(trustedRoot bytes: [UInt8], limits: MetadataLimits = MetadataLimits()) throws(MetadataError) {
        let root = try Signed<Root>(parsing: bytes, bytesMax: limits.rootBytesMax)
        try root.payload.verify(root)
        self.root = root
        self.limits = limits
    }

    /// Admits the root after ``root`` (rule 3).
    public mutating func admitRoot(_ bytes: [UInt8]) throws(MetadataError) {
        guard !hasNewTimestamp else { throw .rootAfterTimestamp }
        guard rotations < limits.rootRotationsMax else { throw .tooManyRotations(limit: limits.rootRotationsMax) }
        let next = try Signed<Root>(parsing: bytes, bytesMax: limits.rootBytesMax)
        try root.payload.verify(next)
        guard next.payload.version == root.payload.version + 1 else {
            throw .wrongVersion(.root, expected: root.payload.version + 1, found: next.payload.version)
        }
        try next.payload.verify(next)
        dropFilesOvertaken(by: next.payload)
        root = next
        rotations += 1
    }

    /// Admits a timestamp (rule 4); says whether it was newer than the held one.
    @discardableResult
    public mutating func admitTimestamp(_ bytes: [UInt8], now: MetadataTime) throws(MetadataError) -> Bool {
        try requireFresh(root, now: now)
        let next = try Signed<Timestamp>(parsing: bytes, bytesMax: limits.timestampBytesMax)
        try root.payload.verify(next)
        if let held = timestamp?.payload {
            try requireNotLower(.timestamp, trusted: held.version, found: next.payload.version)
            if held.version == next.payload.version {
                if let timestamp { try requireFresh(timestamp, now: now) }
                hasNewTimestamp = true
                return false
            }
            try requireNotLower(
                .snapshot, trusted: held.snapshot.version, found: next.payload.snapshot.version)
        }
        try requireFresh(next, now: now)
        timestamp = next
        hasNewTimestamp = true
        return true
    }

    /// Admits the snapshot that ``timestamp`` names (rule 5).
    public mutating func admitSnapshot(_ bytes: [UInt8], now: MetadataTime) throws(MetadataError) {
        guard let timestamp else { throw .needsFirst(.timestamp) }
        try requireFresh(timestamp, now: now)
        let named = timestamp.payload.snapshot
        try requireLength(of: bytes, role: .snapshot)
        try named.verify(bytes, name: MetadataRole.snapshot.fileName)
        let next = try Signed<Snapshot>(parsing: bytes, bytesMax: limits.snapshotBytesMax)
        try root.payload.verify(next)
        guard next.payload.version == named.version else {
            throw .wrongVersion(.snapshot, expected: named.version, found: next.payload.version)
        }
        for (name, held) in (snapshot?.payload.files ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let file = next.payload.files[name] else { throw .removedFile(name) }
            try requireNotLower(.targets, trusted: held.version, found: file.version)
        }
        try requireFresh(next, now: now)
        snapshot = next
    }

    /// Admits the targets that ``snapshot`` names (rule 6).
    public mutating func admitTargets(_ bytes: [UInt8], now: MetadataTime) throws(MetadataError) {
        guard let snapshot = currentSnapshot, let named = snapshot.payload.targets else {
            throw .needsFirst(.snapshot)
        }
        try requireFresh(snapshot, now: now)
        try requireLength(of: bytes, role: .targets)
        try named.verify(bytes, name: MetadataRole.targets.fileName)
        let next = try Signed<Targets>(parsing: bytes, bytesMax: limits.targetsBytesMax)
        try root.payload.verify(next)
        guard next.payload.version == named.version else {
            throw .wrongVersion(.targets, expected: named.version, found: next.payload.version)
        }
        try requireFresh(next, now: now)
        targets = next
    }

    /// Targets from which something may be chosen now (rule 7).
    ///
    /// Throws ``MetadataError/needsFirst(_:)`` for the first file that is not current, or
    /// ``MetadataError/expired(_:expiredAt:now:)``.
    public func currentTargets(now: MetadataTime) throws(MetadataError) -> Targets {
        try requireFresh(root, now: now)
        guard let timestamp else { throw .needsFirst(.timestamp) }
        try requireFresh(timestamp, now: now)
        guard let snapshot = currentSnapshot else { throw .needsFirst(.snapshot) }
        try requireFresh(snapshot, now: now)
        guard let targets, snapshot.payload.targets?.describes(targets) == true else { throw .needsFirst(.targets) }
        try requireFresh(targets, now: now)
        return targets.payload
    }

    /// Throws if the last root has expired, as ``admitTimestamp(_:now:)`` would (§5.3.10).
    public func requireFreshRoot(now: MetadataTime) throws(MetadataError) {
        try requireFresh(root, now: now)
    }

    // MARK: - Rules

    var currentSnapshot: Signed<Snapshot>? {
        guard let snapshot, let timestamp, timestamp.payload.snapshot.describes(snapshot) else { return nil }
        return snapshot
    }

    private mutating func dropFilesOvertaken(by next: Root) {
        func hasLostKey(_ role: MetadataRole) -> Bool {
            !root.payload.verificationKeys(of: role).isSubset(of: next.verificationKeys(of: role))
        }
        if hasLostKey(.timestamp) || hasLostKey(.snapshot) {
            isRecovering = true
            timestamp = nil
            snapshot = nil
        }
        if let held = timestamp, !Self.isSigned(held, under: next) { timestamp = nil }
        if let held = snapshot, !Self.isSigned(held, under: next) { snapshot = nil }
        if let held = targets, !Self.isSigned(held, under: next) { targets = nil }
    }

    private static func isSigned<Payload>(_ metadata: Signed<Payload>, under root: Root) -> Bool {
        do throws(MetadataError) {
            try root.verify(metadata)
            return true
        } catch {
            return false
        }
    }

    func requireLength(of bytes: [UInt8], role: MetadataRole) throws(MetadataError) {
        let limit = limits.bytesMax(of: role)
        guard bytes.count <= limit else { throw .tooLong(length: bytes.count, limit: limit) }
    }

    func requireFresh<Payload>(_ metadata: Signed<Payload>, now: MetadataTime) throws(MetadataError) {
        let expiresAt = metadata.payload.expiresAt
        guard now < expiresAt else { throw .expired(Payload.role, expiredAt: expiresAt, now: now) }
    }

    private func requireNotLower(_ role: MetadataRole, trusted: Int, found: Int) throws(MetadataError) {
        guard found >= trusted else { throw .rollback(role, trusted: trusted, found: found) }
    }
}
