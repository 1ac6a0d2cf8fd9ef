import Bytes
import Delta
import UpdateMetadata

/// Publishes one day of a ``RepositoryTimeline`` after the other.
struct TimelineBuilder {
    private var keys: TimelineKeys
    private let bundles: [TinyBundle]
    private var current = RepositoryTimeline.Day()
    private var files: [TargetPath: TargetFile] = [:]
    private var rootVersion = 0
    private var targets: Signed<Targets>?
    private var snapshot: Signed<Snapshot>?
    private var areTargetsNew = true

    init(keys: TimelineKeys, bundles: [TinyBundle]) {
        self.keys = keys
        self.bundles = bundles
    }

    /// Publishes a root that names new keys for snapshot and timestamp.
    mutating func rotateOnlineKeys(to next: TimelineKeys, day: Int) throws {
        keys = next
        areTargetsNew = true
        try signRoot(day: day)
    }

    /// Lists the full bundle of a version and deltas to it from the two versions before; older packages go.
    mutating func release(_ version: Int) throws {
        let target = bundles[version]
        let other = bundles[version - 1]
        let isBundleBad = version == RepositoryTimeline.badBundleVersion
        let areDeltasBad = version == RepositoryTimeline.badDeltaVersion || isBundleBad
        let encoder = DeltaEncoder()
        files = files.filter { $0.key.description.hasPrefix("sites/") }
        add(
            try encoder.encode(base: .empty, target: isBundleBad ? other.tree : target.tree),
            at: .bundle(contentVersion: version),
            as: .bundle(contentVersion: version, bundleDigest: target.digest))
        for base in bundles[max(0, version - 2)..<version] {
            add(
                try encoder.encode(base: base.tree, target: areDeltasBad ? bundles[0].tree : target.tree),
                at: .delta(contentVersion: version, baseVersion: base.version, baseDigest: base.digest),
                as: .delta(
                    contentVersion: version, bundleDigest: target.digest, baseVersion: base.version,
                    baseDigest: base.digest))
        }
    }

    /// Lists a site configuration.
    mutating func configureSite(_ version: Int) throws {
        guard let path = TargetPath.site(named: "main") else { return }
        add(RepositoryTimeline.siteBytes(version: version), at: path, as: .site(name: "main", siteVersion: version))
    }

    /// Signs what is due on a day, and returns all that the server holds then.
    mutating func sign(day: Int) throws -> RepositoryTimeline.Day {
        if rootVersion == 0 { try signRoot(day: day) }
        if areTargetsNew || targets == nil { try signTargets(day: day) }
        if areTargetsNew || day.isMultiple(of: 7) { try signSnapshot(day: day) }
        areTargetsNew = false
        if let snapshot {
            let timestamp = try Signed(
                Timestamp(version: day + 1, expiresAt: moment(day + 30), snapshot: FileDescription(of: snapshot)),
                keys: [keys.timestamp])
            current.metadata["timestamp.json"] = timestamp.bytes
        }
        return current
    }

    private mutating func add(_ bytes: [UInt8], at path: TargetPath, as purpose: TargetPurpose) {
        let file = TargetFile(of: bytes, purpose: purpose)
        files[path] = file
        current.targets[path.servedName(digest: file.digest)] = bytes
        areTargetsNew = true
    }

    private mutating func signRoot(day: Int) throws {
        rootVersion += 1
        let root = try Signed(
            Root(version: rootVersion, expiresAt: moment(day + 730), signers: keys.signers), keys: [keys.root])
        current.metadata["\(rootVersion).root.json"] = root.bytes
        current.metadata["root.json"] = root.bytes
    }

    private mutating func signTargets(day: Int) throws {
        let next = try Signed(
            Targets(version: (targets?.payload.version ?? 0) + 1, expiresAt: moment(day + 395), files: files),
            keys: [keys.targets])
        targets = next
        current.metadata["\(next.payload.version).targets.json"] = next.bytes
    }

    private mutating func signSnapshot(day: Int) throws {
        guard let targets else { return }
        let next = try Signed(
            Snapshot(
                version: (snapshot?.payload.version ?? 0) + 1, expiresAt: moment(day + 30),
                targets: FileDescription(of: targets)),
            keys: [keys.snapshot])
        snapshot = next
        current.metadata["\(next.payload.version).snapshot.json"] = next.bytes
    }

    private func moment(_ day: Int) -> MetadataTime {
        MetadataTime(secondsSince1970: RepositoryTimeline.startSeconds).adding(days: day)
    }
}
