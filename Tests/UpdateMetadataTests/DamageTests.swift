import Testing
import UpdateMetadata

@Suite("Damaged files")
struct DamageTests {
    private let now = MetadataChain.start

    /// Whether `bytes` are admitted as the file of `role`, all other files being good.
    private func isAdmitted(_ bytes: [UInt8], as role: MetadataRole, in prepared: TrustedMetadataSet?) -> Bool {
        guard role != .root else { return (try? TrustedMetadataSet(trustedRoot: bytes)) != nil }
        guard var set = prepared else { return false }
        return (try? set.admit(bytes, of: role, now: now)) != nil
    }

    /// A set that is ready for the file of `role`; snapshot and targets are named without length or digest, so that
    /// signatures alone protect them.
    private func prepared(for role: MetadataRole, chain: MetadataChain) throws -> TrustedMetadataSet? {
        guard role != .root else { return nil }
        var set = try chain.trustedRoot()
        guard role != .timestamp else { return set }
        let named = JSONValue.object(["snapshot.json": .object(["version": .integer(1)])])
        try set.admitTimestamp(
            Forgery.file(like: chain.timestamp(), member: "meta", value: named, keys: chain.timestampKeys), now: now)
        guard role == .targets else { return set }
        let namedTargets = JSONValue.object(["targets.json": .object(["version": .integer(1)])])
        try set.admitSnapshot(
            Forgery.file(like: chain.snapshot(), member: "meta", value: namedTargets, keys: chain.snapshotKeys),
            now: now)
        return set
    }

    private func bytes(of role: MetadataRole, chain: MetadataChain) throws -> [UInt8] {
        switch role {
        case .root: try chain.root().bytes
        case .targets: try chain.targets().bytes
        case .snapshot: try chain.snapshot().bytes
        case .timestamp: try chain.timestamp().bytes
        }
    }

    @Test(arguments: MetadataRole.allCases)
    func `a file cut at any length is refused`(role: MetadataRole) throws {
        let chain = try MetadataChain()
        let set = try prepared(for: role, chain: chain)
        let good = try bytes(of: role, chain: chain)
        #expect(isAdmitted(good, as: role, in: set))
        let admitted = (0..<good.count).filter { isAdmitted(Array(good[..<$0]), as: role, in: set) }
        #expect(admitted == [])
    }

    @Test(arguments: MetadataRole.allCases)
    func `a file with any byte changed is refused`(role: MetadataRole) throws {
        let chain = try MetadataChain()
        let set = try prepared(for: role, chain: chain)
        let good = try bytes(of: role, chain: chain)
        var admitted: [String] = []
        for offset in good.indices {
            for mask: UInt8 in [0x01, 0x02, 0x08, 0x20, 0x80, 0xff] {
                var damaged = good
                damaged[offset] ^= mask
                if isAdmitted(damaged, as: role, in: set) { admitted.append("\(offset) ^ \(mask)") }
            }
        }
        #expect(admitted == [])
    }

    @Test(arguments: MetadataRole.allCases)
    func `a file with bytes behind it is refused`(role: MetadataRole) throws {
        let chain = try MetadataChain()
        let set = try prepared(for: role, chain: chain)
        #expect(try !isAdmitted(bytes(of: role, chain: chain) + [0], as: role, in: set))
    }

    @Test func `what is refused leaves the set as it was`() throws {
        let chain = try MetadataChain()
        let newer = try chain.nextRelease()
        var set = try chain.trusted()
        _ = try? set.admitTimestamp(Array(try newer.timestamp().bytes.dropLast()), now: now)
        #expect(try set.timestamp == chain.timestamp())
        try set.admitTimestamp(newer.timestamp().bytes, now: now)
        _ = try? set.admitSnapshot(chain.snapshot().bytes, now: now)
        #expect(try set.snapshot == chain.snapshot())
        #expect(throws: MetadataError.needsFirst(.snapshot)) { try set.currentTargets(now: now) }
    }
}
