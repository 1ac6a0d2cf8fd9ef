import Testing
import UpdateMetadata

@Suite("Walking from root to root")
struct RootChainTests {
    private let now = MetadataChain.start

    /// The same repository under new root keys, version 2.
    private func rotated(_ chain: MetadataChain) throws -> MetadataChain {
        var next = chain
        next.rootVersion = 2
        next.rootKeys = [try MetadataChain.key(21)]
        return next
    }

    @Test func `a root signed by the old and the new keys is admitted`() throws {
        let chain = try MetadataChain()
        let next = try rotated(chain)
        var set = try chain.trustedRoot()
        try set.admitRoot(next.root(signedBy: chain.rootKeys + next.rootKeys).bytes)
        #expect(set.root.payload.version == 2)
        #expect(set.nextRoot.name == "3.root.json")
    }

    @Test func `a root signed by its own keys alone is refused`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.belowThreshold(.root, rootVersion: 1, signed: 0, needed: 1)) {
            try set.admitRoot(rotated(chain).root().bytes)
        }
    }

    @Test func `a root signed by the old keys alone is refused`() throws {
        let chain = try MetadataChain()
        var set = try chain.trustedRoot()
        #expect(throws: MetadataError.belowThreshold(.root, rootVersion: 2, signed: 0, needed: 1)) {
            try set.admitRoot(rotated(chain).root(signedBy: chain.rootKeys).bytes)
        }
        #expect(set.root.payload.version == 1)
    }

    @Test(arguments: [1, 3])
    func `a root of another version than the next is refused`(version: Int) throws {
        var chain = try MetadataChain()
        var set = try chain.trustedRoot()
        chain.rootVersion = version
        #expect(throws: MetadataError.wrongVersion(.root, expected: 2, found: version)) {
            try set.admitRoot(chain.root().bytes)
        }
    }

    @Test func `a root after the timestamp is refused`() throws {
        var chain = try MetadataChain()
        var set = try chain.trusted()
        chain.rootVersion = 2
        #expect(throws: MetadataError.rootAfterTimestamp) { try set.admitRoot(chain.root().bytes) }
    }

    @Test func `more new roots than the limit are refused`() throws {
        var chain = try MetadataChain()
        var limits = MetadataLimits()
        limits.rootRotationsMax = 2
        var set = try TrustedMetadataSet(trustedRoot: chain.root().bytes, limits: limits)
        for version in 2...3 {
            chain.rootVersion = version
            try set.admitRoot(chain.root().bytes)
        }
        chain.rootVersion = 4
        #expect(throws: MetadataError.tooManyRotations(limit: 2)) { try set.admitRoot(chain.root().bytes) }
    }

    @Test func `new timestamp keys drop a version that was pushed far ahead`() throws {
        var chain = try MetadataChain()
        var stolen = chain
        stolen.timestampVersion = 1_000_000
        stolen.snapshotVersion = 1_000_000
        var set = try chain.trustedRoot()
        set.restore(
            timestamp: try stolen.timestamp().bytes, snapshot: try stolen.snapshot().bytes,
            targets: try stolen.targets().bytes)
        chain.rootVersion = 2
        chain.timestampKeys = [try MetadataChain.key(31)]
        try set.admitRoot(chain.root().bytes)
        try chain.admitAll(to: &set)
        #expect(set.timestamp?.payload.version == 1)
    }

    @Test func `a root that changes no keys keeps the held files`() throws {
        var chain = try MetadataChain()
        var set = try chain.trustedRoot()
        set.restore(
            timestamp: try chain.timestamp().bytes, snapshot: try chain.snapshot().bytes,
            targets: try chain.targets().bytes)
        chain.rootVersion = 2
        try set.admitRoot(chain.root().bytes)
        #expect(set.nextFile == nil)
    }

    @Test func `new targets keys drop the held targets alone`() throws {
        var chain = try MetadataChain()
        var set = try chain.trustedRoot()
        set.restore(
            timestamp: try chain.timestamp().bytes, snapshot: try chain.snapshot().bytes,
            targets: try chain.targets().bytes)
        chain.rootVersion = 2
        chain.targetsKeys = [try MetadataChain.key(41)]
        try set.admitRoot(chain.root().bytes)
        #expect(set.targets == nil)
        #expect(set.snapshot != nil)
        #expect(set.nextFile?.role == .targets)
    }
}
