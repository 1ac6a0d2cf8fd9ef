import Bytes
import UpdateMetadata

/// One repository's metadata, made from fixed keys: the same bytes in every run.
struct MetadataChain {
    static let start = MetadataTime(secondsSince1970: 1_800_000_000)

    /// A key that is always the same; a signature over the same bytes is too (RFC 8032 §5.1.6).
    static func key(_ number: UInt8) throws -> SigningKey {
        try SigningKey(secretBytes: [UInt8](repeating: number, count: 32))
    }

    var rootKeys: [SigningKey]
    var targetsKeys: [SigningKey]
    var snapshotKeys: [SigningKey]
    var timestampKeys: [SigningKey]
    var threshold = 1

    var rootVersion = 1
    var targetsVersion = 1
    var snapshotVersion = 1
    var timestampVersion = 1

    var rootExpiry = start.adding(days: 730)
    var targetsExpiry = start.adding(days: 395)
    var snapshotExpiry = start.adding(days: 30)
    var timestampExpiry = start.adding(days: 30)

    var files: [TargetPath: TargetFile] = [:]

    /// The key of the role that signs delta packages; nil for a repository without it.
    var deltasKey: SigningKey?
    var deltasVersion = 1
    var deltasExpiry = start.adding(days: 395)
    var deltaFiles: [TargetPath: TargetFile] = [:]

    init() throws {
        rootKeys = [try Self.key(1)]
        targetsKeys = [try Self.key(2)]
        snapshotKeys = [try Self.key(3)]
        timestampKeys = [try Self.key(4)]
        files[.bundle(contentVersion: 1)] = TargetFile(
            of: Array("package 1".utf8),
            purpose: .bundle(contentVersion: 1, bundleDigest: SHA256Digest(of: "bundle 1".utf8)))
    }

    func root(signedBy keys: [SigningKey]? = nil) throws -> Signed<Root> {
        func signers(_ keys: [SigningKey]) -> RoleSigners {
            RoleSigners(keys: Set(keys.map(\.publicKey)), threshold: threshold)
        }
        let root = Root(
            version: rootVersion, expiresAt: rootExpiry,
            signers: [
                .root: signers(rootKeys), .targets: signers(targetsKeys), .snapshot: signers(snapshotKeys),
                .timestamp: signers(timestampKeys),
            ])
        return try Signed(root, keys: keys ?? rootKeys)
    }

    func targets(signedBy keys: [SigningKey]? = nil) throws -> Signed<Targets> {
        try Signed(
            Targets(version: targetsVersion, expiresAt: targetsExpiry, files: files, delegations: delegations),
            keys: keys ?? targetsKeys)
    }

    var delegations: Delegations? {
        deltasKey.map {
            Delegations(
                to: .deltas, signers: RoleSigners(keys: [$0.publicKey]), paths: ["bundles/*/from-*.sgd"])
        }
    }

    /// The file of the role that signs delta packages.
    func deltas(signedBy keys: [SigningKey]? = nil) throws -> Signed<Targets> {
        try Signed(
            Targets(version: deltasVersion, expiresAt: deltasExpiry, files: deltaFiles),
            keys: keys ?? deltasKey.map { [$0] } ?? [])
    }

    func snapshot(signedBy keys: [SigningKey]? = nil) throws -> Signed<Snapshot> {
        let description = FileDescription(of: try targets())
        let delegated = deltasKey == nil ? [:] : [DelegatedRoleName.deltas: FileDescription(of: try deltas())]
        return try Signed(
            Snapshot(
                version: snapshotVersion, expiresAt: snapshotExpiry, targets: description, delegated: delegated),
            keys: keys ?? snapshotKeys)
    }

    func timestamp(signedBy keys: [SigningKey]? = nil) throws -> Signed<Timestamp> {
        try timestamp(naming: snapshot(), signedBy: keys)
    }

    func timestamp(naming snapshot: Signed<Snapshot>, signedBy keys: [SigningKey]? = nil) throws -> Signed<Timestamp> {
        try Signed(
            Timestamp(
                version: timestampVersion, expiresAt: timestampExpiry, snapshot: FileDescription(of: snapshot)),
            keys: keys ?? timestampKeys)
    }

    /// The next version of everything but root, with one release more.
    func nextRelease() throws -> MetadataChain {
        var next = self
        next.targetsVersion += 1
        next.snapshotVersion += 1
        next.timestampVersion += 1
        let version = next.targetsVersion
        next.files = [
            .bundle(contentVersion: version): TargetFile(
                of: Array("package \(version)".utf8),
                purpose: .bundle(
                    contentVersion: version, bundleDigest: SHA256Digest(of: "bundle \(version)".utf8)))
        ]
        return next
    }

    /// A set that trusts this root and nothing else yet.
    func trustedRoot() throws -> TrustedMetadataSet {
        try TrustedMetadataSet(trustedRoot: root().bytes)
    }

    /// A set that has admitted all four files.
    func trusted(now: MetadataTime = start) throws -> TrustedMetadataSet {
        var set = try trustedRoot()
        try admitAll(to: &set, now: now)
        return set
    }

    /// Refreshes `set` from these files as a reader does.
    func admitAll(to set: inout TrustedMetadataSet, now: MetadataTime = start) throws {
        try set.admitTimestamp(timestamp().bytes, now: now)
        while let next = set.nextFile {
            try set.admit(next.role == .snapshot ? snapshot().bytes : targets().bytes, of: next.role, now: now)
        }
    }
}
