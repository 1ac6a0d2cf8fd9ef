import Bytes
import Testing
import UpdateMetadata

@Suite("Trusting a good repository")
struct AcceptanceTests {
    @Test func `all four files are admitted in order and name the bundle`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(set.nextRoot.name == "2.root.json")
        #expect(set.timestampRequest.name == "timestamp.json")
        #expect(try set.admitTimestamp(chain.timestamp().bytes, now: MetadataChain.start))
        #expect(try set.nextFile?.name == "1.snapshot.json" && set.nextFile?.bytesMax == chain.snapshot().bytes.count)
        try set.admitSnapshot(chain.snapshot().bytes, now: MetadataChain.start)
        #expect(try set.nextFile?.name == "1.targets.json" && set.nextFile?.bytesMax == chain.targets().bytes.count)
        try set.admitTargets(chain.targets().bytes, now: MetadataChain.start)
        #expect(set.nextFile == nil)
        #expect(try set.currentTargets(now: MetadataChain.start).files == chain.files)
    }

    @Test func `a newer release is admitted after an older one`() throws {
        let chain = try MetadataChain()
        var set = try chain.trusted()
        try chain.nextRelease().admitAll(to: &set)
        #expect(try set.currentTargets(now: MetadataChain.start).version == 2)
    }

    @Test func `the same timestamp again changes nothing`() throws {
        let chain = try MetadataChain()
        var set = try chain.trusted()
        #expect(try !set.admitTimestamp(chain.timestamp().bytes, now: MetadataChain.start))
        #expect(set.nextFile == nil)
    }

    @Test func `a timestamp signed anew keeps snapshot and targets current`() throws {
        var chain = try MetadataChain()
        var set = try chain.trusted()
        chain.timestampVersion = 2
        #expect(try set.admitTimestamp(chain.timestamp().bytes, now: MetadataChain.start))
        #expect(set.nextFile == nil)
    }

    @Test func `blanks around the tokens of a file do not matter`() throws {
        let chain = try MetadataChain()
        let text = String(decoding: try chain.timestamp().bytes, as: UTF8.self)
        let spaced = text.replacing(":{", with: " :\n\t{ ").replacing(",", with: " , ")
        var set = try chain.trustedRoot()
        #expect(try set.admitTimestamp(Array(spaced.utf8), now: MetadataChain.start))
    }

    @Test func `two of three keys are enough for a threshold of two`() throws {
        var chain = try MetadataChain()
        chain.rootKeys = [try MetadataChain.key(11), try MetadataChain.key(12), try MetadataChain.key(13)]
        chain.targetsKeys = chain.rootKeys
        chain.snapshotKeys = chain.rootKeys
        chain.timestampKeys = chain.rootKeys
        chain.threshold = 2
        let set = try TrustedMetadataSet(trustedRoot: chain.root(signedBy: Array(chain.rootKeys.dropFirst())).bytes)
        #expect(set.root.payload.signers(of: .targets).threshold == 2)
    }

    @Test func `fields that this version does not know are signed and tolerated`() throws {
        let chain = try MetadataChain()
        let key = chain.timestampKeys[0]
        guard case .object(var signed) = try chain.timestamp().payload.json else { return }
        signed["x-later"] = .object(["é": .array([.null, .boolean(true), .integer(-7)])])
        let bytes = try Forgery.file(signed: .object(signed), keys: [key])
        var set = try chain.trustedRoot()
        #expect(try set.admitTimestamp(bytes, now: MetadataChain.start))
    }

    @Test func `held files are taken back after a restart, expired or not`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        let refused = set.restore(
            timestamp: try chain.timestamp().bytes, snapshot: try chain.snapshot().bytes,
            targets: try chain.targets().bytes)
        #expect(refused.isEmpty)
        #expect(set.nextFile == nil)
        let late = MetadataChain.start.adding(days: 40)
        #expect(throws: MetadataError.expired(.timestamp, expiredAt: chain.timestampExpiry, now: late)) {
            try set.currentTargets(now: late)
        }
    }

    @Test func `a held file that was damaged costs only that file`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        let refused = set.restore(
            timestamp: try chain.timestamp().bytes, snapshot: Array(try chain.snapshot().bytes.dropLast()),
            targets: try chain.targets().bytes)
        #expect(Array(refused.keys) == [.snapshot])
        #expect(set.nextFile?.role == .snapshot)
        try set.admitSnapshot(chain.snapshot().bytes, now: MetadataChain.start)
        #expect(set.nextFile == nil)
    }

    @Test func `held files refuse an older repository after a restart`() throws {
        let chain = try MetadataChain()
        let newer = try chain.nextRelease()
        var set = try chain.trustedRoot()
        set.restore(
            timestamp: try newer.timestamp().bytes, snapshot: try newer.snapshot().bytes,
            targets: try newer.targets().bytes)
        #expect(throws: MetadataError.rollback(.timestamp, trusted: 2, found: 1)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: MetadataChain.start)
        }
    }
}
