import Bytes
import Testing
import UpdateMetadata

@Suite("Refusing metadata")
struct RefusalTests {
    private let now = MetadataChain.start

    @Test(arguments: MetadataRole.allCases)
    func `a signature by another key is refused`(role: MetadataRole) throws {
        let chain = try MetadataChain()
        let stranger = try MetadataChain.key(99)
        #expect(throws: MetadataError.belowThreshold(role, rootVersion: 1, signed: 0, needed: 1)) {
            switch role {
            case .root: _ = try TrustedMetadataSet(trustedRoot: chain.root(signedBy: [stranger]).bytes)
            case .timestamp:
                var set = try chain.trustedRoot()
                try set.admitTimestamp(chain.timestamp(signedBy: [stranger]).bytes, now: now)
            case .snapshot:
                let forged = try chain.snapshot(signedBy: [stranger])
                var set = try chain.trustedRoot()
                try set.admitTimestamp(chain.timestamp(naming: forged).bytes, now: now)
                try set.admitSnapshot(forged.bytes, now: now)
            case .targets:
                let forged = try chain.targets(signedBy: [stranger])
                let snapshot = try Signed(
                    Snapshot(version: 1, expiresAt: chain.snapshotExpiry, targets: FileDescription(of: forged)),
                    keys: chain.snapshotKeys)
                var set = try chain.trustedRoot()
                try set.admitTimestamp(chain.timestamp(naming: snapshot).bytes, now: now)
                try set.admitSnapshot(snapshot.bytes, now: now)
                try set.admitTargets(forged.bytes, now: now)
            }
        }
    }

    @Test func `the key of one role does not sign for another`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.belowThreshold(.timestamp, rootVersion: 1, signed: 0, needed: 1)) {
            try set.admitTimestamp(chain.timestamp(signedBy: chain.targetsKeys).bytes, now: now)
        }
    }

    @Test func `one signature of two is below the threshold`() throws {
        var chain = try MetadataChain()
        chain.timestampKeys.append(try MetadataChain.key(5))
        chain.rootKeys.append(try MetadataChain.key(6))
        chain.threshold = 2
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.belowThreshold(.timestamp, rootVersion: 1, signed: 1, needed: 2)) {
            try set.admitTimestamp(chain.timestamp(signedBy: [chain.timestampKeys[0]]).bytes, now: now)
        }
    }

    @Test func `a file in which one key signs twice is refused`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        let twice = [chain.timestampKeys[0], chain.timestampKeys[0]]
        #expect(throws: MetadataError.badField("signatures")) {
            try set.admitTimestamp(chain.timestamp(signedBy: twice).bytes, now: now)
        }
    }

    @Test func `one key under two names counts once`() throws {
        let chain = try MetadataChain()
        let key = chain.rootKeys[0]
        let json = MetadataKey(key.publicKey).json
        let role = JSONValue.object([
            "keyids": .array([.string("one"), .string("two")]), "threshold": .integer(2),
        ])
        let signed = JSONValue.object([
            "_type": .string("root"), "spec_version": .string("1.0.31"), "version": .integer(1),
            "expires": .string(chain.rootExpiry.description), "consistent_snapshot": .boolean(true),
            "keys": .object(["one": json, "two": json]),
            "roles": .object(["root": role, "targets": role, "snapshot": role, "timestamp": role]),
        ])
        let signature = try key.sign(CanonicalJSON.encode(signed)).hex
        let signatures = ["one", "two"].map { name in
            JSONValue.object(["keyid": .string(name), "sig": .string(signature)])
        }
        let bytes = CanonicalJSON.encode(.object(["signatures": .array(signatures), "signed": signed]))
        #expect(throws: MetadataError.belowThreshold(.root, rootVersion: 1, signed: 1, needed: 2)) {
            _ = try TrustedMetadataSet(trustedRoot: bytes)
        }
    }

    @Test func `a key of an unknown type is tolerated in root and never counts`() throws {
        let chain = try MetadataChain()
        guard case .object(var members) = try chain.root().payload.json else { return }
        guard case .object(var keys) = members["keys"], case .object(var roles) = members["roles"] else { return }
        keys["rsa"] = .object([
            "keytype": .string("rsa"), "scheme": .string("rsassa-pss-sha256"),
            "keyval": .object(["public": .string("-----BEGIN")]),
        ])
        roles["timestamp"] = .object(["keyids": .array([.string("rsa")]), "threshold": .integer(1)])
        members["keys"] = .object(keys)
        members["roles"] = .object(roles)
        var set = try TrustedMetadataSet(trustedRoot: Forgery.file(signed: .object(members), keys: chain.rootKeys))
        #expect(throws: MetadataError.belowThreshold(.timestamp, rootVersion: 1, signed: 0, needed: 1)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: now)
        }
    }

    @Test func `a signature of another form counts for nothing`() throws {
        let chain = try MetadataChain()
        let text = String(decoding: try chain.timestamp().bytes, as: UTF8.self)
        let start = try #require(text.firstRange(of: "\"sig\":\""))
        let forged = text.replacingCharacters(from: start.upperBound, count: 128, with: "")
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.belowThreshold(.timestamp, rootVersion: 1, signed: 0, needed: 1)) {
            try set.admitTimestamp(Array(forged.utf8), now: now)
        }
    }

    @Test func `an older timestamp is a rollback`() throws {
        let chain = try MetadataChain()
        var set = try chain.nextRelease().trusted()
        #expect(throws: MetadataError.rollback(.timestamp, trusted: 2, found: 1)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: now)
        }
        #expect(try set.currentTargets(now: now).version == 2)
    }

    @Test func `a new timestamp that names an older snapshot is a rollback`() throws {
        var chain = try MetadataChain()
        var set = try chain.nextRelease().trusted()
        chain.timestampVersion = 3
        #expect(throws: MetadataError.rollback(.snapshot, trusted: 2, found: 1)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: now)
        }
    }

    @Test func `a new snapshot that names older targets is a rollback`() throws {
        var chain = try MetadataChain()
        var set = try chain.nextRelease().trusted()
        chain.timestampVersion = 3
        chain.snapshotVersion = 3
        try set.admitTimestamp(chain.timestamp().bytes, now: now)
        #expect(throws: MetadataError.rollback(.targets, trusted: 2, found: 1)) {
            try set.admitSnapshot(chain.snapshot().bytes, now: now)
        }
    }

    @Test func `a snapshot that drops a file is refused`() throws {
        var chain = try MetadataChain()
        guard case .object(var members) = try chain.snapshot().payload.json,
            case .object(var meta) = members["meta"]
        else { return }
        meta["deltas.json"] = .object(["version": .integer(1)])
        members["meta"] = .object(meta)
        let wider = try Signed<Snapshot>(
            parsing: Forgery.file(signed: .object(members), keys: chain.snapshotKeys), bytesMax: 10_000)
        var set = try chain.trustedRoot()
        try set.admitTimestamp(chain.timestamp(naming: wider).bytes, now: now)
        try set.admitSnapshot(wider.bytes, now: now)
        chain.snapshotVersion = 2
        chain.timestampVersion = 2
        try set.admitTimestamp(chain.timestamp().bytes, now: now)
        #expect(throws: MetadataError.removedFile("deltas.json")) {
            try set.admitSnapshot(chain.snapshot().bytes, now: now)
        }
    }

    @Test func `a snapshot of another version than timestamp names is refused`() throws {
        var chain = try MetadataChain()
        let named = JSONValue.object(["snapshot.json": .object(["version": .integer(2)])])
        let timestamp = try Forgery.file(
            like: chain.timestamp(), member: "meta", value: named, keys: chain.timestampKeys)
        var set = try chain.trustedRoot()
        try set.admitTimestamp(timestamp, now: now)
        chain.snapshotVersion = 3
        #expect(throws: MetadataError.wrongVersion(.snapshot, expected: 2, found: 3)) {
            try set.admitSnapshot(chain.snapshot().bytes, now: now)
        }
    }

    @Test func `targets of another version than snapshot names are refused`() throws {
        let chain = try MetadataChain()
        let named = JSONValue.object(["targets.json": .object(["version": .integer(2)])])
        let snapshot = try Signed<Snapshot>(
            parsing: Forgery.file(like: chain.snapshot(), member: "meta", value: named, keys: chain.snapshotKeys),
            bytesMax: 10_000)
        var set = try chain.trustedRoot()
        try set.admitTimestamp(chain.timestamp(naming: snapshot).bytes, now: now)
        try set.admitSnapshot(snapshot.bytes, now: now)
        #expect(throws: MetadataError.wrongVersion(.targets, expected: 2, found: 1)) {
            try set.admitTargets(chain.targets().bytes, now: now)
        }
    }

    @Test func `files of two releases cannot be mixed`() throws {
        let chain = try MetadataChain()
        let newer = try chain.nextRelease()
        var set = try chain.trustedRoot()
        try set.admitTimestamp(newer.timestamp().bytes, now: now)
        let old = try chain.snapshot().bytes
        #expect(
            throws: MetadataError.wrongDigest(
                "snapshot.json", expected: SHA256Digest(of: try newer.snapshot().bytes),
                found: SHA256Digest(of: old))
        ) { try set.admitSnapshot(old, now: now) }
        try set.admitSnapshot(newer.snapshot().bytes, now: now)
        let oldTargets = try chain.targets().bytes
        #expect(
            throws: MetadataError.wrongDigest(
                "targets.json", expected: SHA256Digest(of: try newer.targets().bytes),
                found: SHA256Digest(of: oldTargets))
        ) { try set.admitTargets(oldTargets, now: now) }
    }

    @Test func `a file of another length than named is refused before it is parsed`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        try set.admitTimestamp(chain.timestamp().bytes, now: now)
        let expected = try chain.snapshot().bytes.count
        #expect(throws: MetadataError.wrongLength("snapshot.json", expected: expected, found: 3)) {
            try set.admitSnapshot(Array("not".utf8), now: now)
        }
    }

    @Test func `the file of one role is not taken for another`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.wrongRole(expected: .timestamp, found: "snapshot")) {
            try set.admitTimestamp(chain.snapshot().bytes, now: now)
        }
    }

    @Test func `files out of their order are refused`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.needsFirst(.timestamp)) {
            try set.admitSnapshot(chain.snapshot().bytes, now: now)
        }
        #expect(throws: MetadataError.needsFirst(.snapshot)) {
            try set.admitTargets(chain.targets().bytes, now: now)
        }
        #expect(throws: MetadataError.needsFirst(.timestamp)) { try set.currentTargets(now: now) }
        try set.admitTimestamp(chain.timestamp().bytes, now: now)
        #expect(throws: MetadataError.needsFirst(.snapshot)) { try set.currentTargets(now: now) }
        try set.admitSnapshot(chain.snapshot().bytes, now: now)
        #expect(throws: MetadataError.needsFirst(.targets)) { try set.currentTargets(now: now) }
    }
}
