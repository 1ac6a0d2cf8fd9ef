import Testing
import UpdateMetadata

@Suite("Expiry, and an update that is held back")
struct ExpiryTests {
    private let start = MetadataChain.start

    @Test func `a timestamp is good until the second before it expires`() throws {
        let chain = try MetadataChain()
        let last = MetadataTime(secondsSince1970: chain.timestampExpiry.secondsSince1970 - 1)
        #expect(try chain.trusted(now: last).nextFile == nil)
    }

    @Test func `an expired timestamp is refused`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(
            throws: MetadataError.expired(.timestamp, expiredAt: chain.timestampExpiry, now: chain.timestampExpiry)
        ) { try set.admitTimestamp(chain.timestamp().bytes, now: chain.timestampExpiry) }
        #expect(set.timestamp == nil)
    }

    @Test func `the same timestamp served for ever is a freeze`() throws {
        let chain = try MetadataChain()
        var set = try chain.trusted()
        let late = start.adding(days: 31)
        #expect(throws: MetadataError.expired(.timestamp, expiredAt: chain.timestampExpiry, now: late)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: late)
        }
    }

    @Test func `an expired snapshot is refused`() throws {
        var chain = try MetadataChain()
        chain.snapshotExpiry = start
        var set = try chain.trustedRoot()
        try set.admitTimestamp(chain.timestamp().bytes, now: start)
        #expect(throws: MetadataError.expired(.snapshot, expiredAt: start, now: start)) {
            try set.admitSnapshot(chain.snapshot().bytes, now: start)
        }
    }

    @Test func `expired targets are refused`() throws {
        var chain = try MetadataChain()
        chain.targetsExpiry = start
        var set = try chain.trustedRoot()
        try set.admitTimestamp(chain.timestamp().bytes, now: start)
        try set.admitSnapshot(chain.snapshot().bytes, now: start)
        #expect(throws: MetadataError.expired(.targets, expiredAt: start, now: start)) {
            try set.admitTargets(chain.targets().bytes, now: start)
        }
    }

    @Test func `files that expire while they are held are not chosen from`() throws {
        var chain = try MetadataChain()
        chain.snapshotExpiry = start.adding(days: 1)
        chain.targetsExpiry = start.adding(days: 1)
        let set = try chain.trusted()
        #expect(throws: MetadataError.expired(.snapshot, expiredAt: chain.snapshotExpiry, now: start.adding(days: 2))) {
            try set.currentTargets(now: start.adding(days: 2))
        }
    }

    @Test func `an expired root stops the timestamp`() throws {
        var chain = try MetadataChain()
        chain.rootExpiry = start
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.expired(.root, expiredAt: start, now: start)) {
            try set.admitTimestamp(chain.timestamp().bytes, now: start)
        }
    }

    @Test func `an expired root on the way to a good one does not matter`() throws {
        var chain = try MetadataChain()
        chain.rootExpiry = start
        var set = try chain.trustedRoot()
        chain.rootVersion = 2
        chain.rootExpiry = start.adding(days: 730)
        try set.admitRoot(chain.root().bytes)
        try chain.admitAll(to: &set)
        #expect(set.nextFile == nil)
    }
}
