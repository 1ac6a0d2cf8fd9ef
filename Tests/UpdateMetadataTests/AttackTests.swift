import Bytes
import Testing
import UpdateMetadata

/// The attacks of TUF §1.5.2 and of updates.md §3 that metadata answers; each leaves the reader with what it had.
@Suite("Attacks on updates, by name")
struct AttackTests {
    private let now = MetadataChain.start

    /// A kiosk that runs the release of `version` and asks what to install.
    private func choice(_ set: TrustedMetadataSet, active version: Int) throws -> ReleaseChoice {
        ReleaseChoice(
            from: try set.currentTargets(now: now), deltas: try set.currentDeltas(now: now),
            for: KioskHoldings(
                activeVersion: version, activeDigest: SHA256Digest(of: "bundle \(version)".utf8), site: "main",
                siteVersion: nil))
    }

    /// A copy of the repository whose every role is signed by keys that no root names.
    private func strange(_ chain: MetadataChain) throws -> MetadataChain {
        var strange = try chain.nextRelease()
        strange.targetsKeys = [try MetadataChain.key(91)]
        strange.snapshotKeys = [try MetadataChain.key(92)]
        strange.timestampKeys = [try MetadataChain.key(93)]
        return strange
    }

    @Test func `arbitrary software: what strangers sign is refused at the first file`() throws {
        let chain = try MetadataChain()
        var set = try chain.trusted()
        let before = set.timestamp
        #expect(throws: MetadataError.belowThreshold(.timestamp, rootVersion: 1, signed: 0, needed: 1)) {
            try strange(chain).admitAll(to: &set)
        }
        #expect(set.timestamp == before)
        #expect(try choice(set, active: 1).isNothingNew)
    }

    @Test func `arbitrary software: with the online keys stolen, targets by strangers are still refused`() throws {
        let chain = try MetadataChain()
        var forged = try strange(chain)
        (forged.snapshotKeys, forged.timestampKeys) = (chain.snapshotKeys, chain.timestampKeys)
        var set = try chain.trusted()
        #expect(throws: MetadataError.belowThreshold(.targets, rootVersion: 1, signed: 0, needed: 1)) {
            try forged.admitAll(to: &set)
        }
        #expect(throws: MetadataError.needsFirst(.targets)) { try choice(set, active: 1) }
    }

    @Test func `rollback: an older repository is refused as a whole`() throws {
        let old = try MetadataChain()
        let new = try old.nextRelease().nextRelease()
        var set = try new.trusted()
        #expect(throws: MetadataError.rollback(.timestamp, trusted: 3, found: 1)) { try old.admitAll(to: &set) }
        #expect(try choice(set, active: 3).isNothingNew)
    }

    @Test func `rollback: with the timestamp key stolen, an older snapshot is refused`() throws {
        let old = try MetadataChain()
        var set = try old.nextRelease().trusted()
        var forged = old
        forged.timestampVersion = 9
        #expect(throws: MetadataError.rollback(.snapshot, trusted: 2, found: 1)) { try forged.admitAll(to: &set) }
    }

    @Test func `rollback: with both online keys stolen, older targets are refused`() throws {
        let old = try MetadataChain()
        var set = try old.nextRelease().trusted()
        var forged = old
        (forged.timestampVersion, forged.snapshotVersion) = (9, 9)
        #expect(throws: MetadataError.rollback(.targets, trusted: 2, found: 1)) { try forged.admitAll(to: &set) }
    }

    @Test func `freeze: a repository that stands still is noticed when its timestamp expires`() throws {
        let chain = try MetadataChain()
        var set = try chain.trusted()
        let late = now.adding(days: 30)
        #expect(throws: MetadataError.expired(.timestamp, expiredAt: late, now: late)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: late)
        }
        #expect(set.targets != nil)
    }

    @Test func `mix and match: files of two states of the repository are not taken together`() throws {
        let old = try MetadataChain()
        let new = try old.nextRelease()
        var set = try old.trusted()
        try set.admitTimestamp(new.timestamp().bytes, now: now)
        #expect(throws: MetadataError.self) { try set.admitSnapshot(old.snapshot().bytes, now: now) }
        try set.admitSnapshot(new.snapshot().bytes, now: now)
        #expect(throws: MetadataError.self) { try set.admitTargets(old.targets().bytes, now: now) }
        #expect(throws: MetadataError.needsFirst(.targets)) { try choice(set, active: 1) }
    }

    @Test func `fast-forward and recovery: new online keys take back versions that a thief pushed ahead`() throws {
        let chain = try MetadataChain()
        var stolen = chain
        (stolen.timestampVersion, stolen.snapshotVersion) = (.max, .max)
        var set = try stolen.trusted()
        #expect(throws: MetadataError.rollback(.timestamp, trusted: .max, found: 2)) {
            try chain.nextRelease().admitAll(to: &set)
        }
        // Recovery, as the next refresh of a reader that kept the thief's files sees it.
        var recovered = try chain.nextRelease()
        recovered.rootVersion = 2
        recovered.timestampKeys = [try MetadataChain.key(31)]
        recovered.snapshotKeys = [try MetadataChain.key(32)]
        var next = try chain.trustedRoot()
        next.restore(
            timestamp: set.timestamp?.bytes, snapshot: set.snapshot?.bytes, targets: set.targets?.bytes)
        try next.admitRoot(recovered.root().bytes)
        #expect(next.isRecovering)
        try recovered.admitAll(to: &next)
        #expect(try choice(next, active: 1).bundle?.contentVersion == 2)
    }

    @Test func `fast-forward: a root that only adds a key keeps what guards against rollback`() throws {
        let chain = try MetadataChain()
        let new = try chain.nextRelease()
        var set = try chain.trustedRoot()
        set.restore(
            timestamp: try new.timestamp().bytes, snapshot: try new.snapshot().bytes,
            targets: try new.targets().bytes)
        var next = chain
        next.rootVersion = 2
        next.timestampKeys.append(try MetadataChain.key(31))
        try set.admitRoot(next.root().bytes)
        #expect(!set.isRecovering)
        #expect(throws: MetadataError.rollback(.timestamp, trusted: 2, found: 1)) { try chain.admitAll(to: &set) }
    }

    @Test func `endless data: every request has an end, and a byte more is refused unread`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(set.nextRoot.bytesMax == set.limits.rootBytesMax)
        let limit = set.timestampRequest.bytesMax
        #expect(throws: MetadataError.tooLong(length: limit + 1, limit: limit)) {
            try set.admitTimestamp([UInt8](repeating: 0x20, count: limit + 1), now: now)
        }
        try set.admitTimestamp(chain.timestamp().bytes, now: now)
        #expect(try set.nextFile?.bytesMax == chain.snapshot().bytes.count)
    }

    @Test func `extraneous targets: files that a reader did not ask for change nothing`() throws {
        var chain = try MetadataChain()
        let evil = TargetFile(of: [6, 6, 6], purpose: .site(name: "elsewhere", siteVersion: 99))
        chain.files[try #require(TargetPath("extra/file"))] = evil
        chain.files[try #require(TargetPath("sites/elsewhere/site.json"))] = evil
        #expect(try choice(chain.trusted(), active: 1).isNothingNew)
    }

    @Test func `wrong target: another file under the right name is refused by length, then by digest`() throws {
        let chain = try MetadataChain()
        let path = TargetPath.bundle(contentVersion: 1)
        let file = try #require(chain.trusted().currentTargets(now: now).files[path])
        let evil = Array("package 2".utf8)
        #expect(throws: MetadataError.wrongLength(path.description, expected: 9, found: 10)) {
            try file.verify(length: 10, digest: file.digest, path: path)
        }
        #expect(throws: MetadataError.self) {
            try file.verify(length: evil.count, digest: SHA256Digest(of: evil), path: path)
        }
    }

    @Test(arguments: [MetadataRole.timestamp, .snapshot, .targets])
    func `key compromise below the threshold: one of two keys signs nothing`(role: MetadataRole) throws {
        var chain = try MetadataChain()
        chain.threshold = 2
        chain.rootKeys.append(try MetadataChain.key(11))
        chain.targetsKeys.append(try MetadataChain.key(12))
        chain.snapshotKeys.append(try MetadataChain.key(13))
        chain.timestampKeys.append(try MetadataChain.key(14))
        var set = try chain.trusted()
        var forged = try chain.nextRelease()
        switch role {
        case .timestamp: forged.timestampKeys.removeLast()
        case .snapshot: forged.snapshotKeys.removeLast()
        default: forged.targetsKeys.removeLast()
        }
        #expect(throws: MetadataError.belowThreshold(role, rootVersion: 1, signed: 1, needed: 2)) {
            try forged.admitAll(to: &set)
        }
    }

    @Test func `rotation: a key that root took away signs nothing any more`() throws {
        let chain = try MetadataChain()
        var next = try chain.nextRelease()
        next.rootVersion = 2
        next.targetsKeys = [try MetadataChain.key(41)]
        var set = try chain.trustedRoot()
        try set.admitRoot(next.root().bytes)
        var forged = next
        forged.targetsKeys = chain.targetsKeys
        var victim = set
        #expect(throws: MetadataError.belowThreshold(.targets, rootVersion: 2, signed: 0, needed: 1)) {
            try forged.admitAll(to: &victim)
        }
        try next.admitAll(to: &set)
        #expect(try choice(set, active: 1).bundle?.contentVersion == 2)
    }
}
