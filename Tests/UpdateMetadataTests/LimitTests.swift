import Testing
import UpdateMetadata

@Suite("Limits of metadata")
struct LimitTests {
    private let now = MetadataChain.start

    @Test(arguments: [-1, 0, 1])
    func `a root is read up to its limit in bytes`(slack: Int) throws {
        let bytes = try MetadataChain().root().bytes
        var limits = MetadataLimits()
        limits.rootBytesMax = bytes.count + slack
        if slack < 0 {
            #expect(throws: MetadataError.tooLong(length: bytes.count, limit: bytes.count + slack)) {
                _ = try TrustedMetadataSet(trustedRoot: bytes, limits: limits)
            }
        } else {
            #expect(try TrustedMetadataSet(trustedRoot: bytes, limits: limits).root.bytes == bytes)
        }
    }

    @Test(arguments: [MetadataRole.timestamp, .snapshot, .targets])
    func `a file over the limit of its role is refused before it is parsed`(role: MetadataRole) throws {
        let chain = try MetadataChain()
        var limits = MetadataLimits()
        switch role {
        case .timestamp: limits.timestampBytesMax = 10
        case .snapshot: limits.snapshotBytesMax = 10
        default: limits.targetsBytesMax = 10
        }
        var set = try TrustedMetadataSet(trustedRoot: chain.root().bytes, limits: limits)
        #expect(throws: (any Error).self) { try chain.admitAll(to: &set) }
        if role == .timestamp {
            #expect(throws: MetadataError.tooLong(length: 11, limit: 10)) {
                try set.admitTimestamp([UInt8](repeating: 0x20, count: 11), now: now)
            }
        } else {
            #expect(set.nextFile?.role == role)
            #expect(set.nextFile?.bytesMax == 10)
            #expect(throws: MetadataError.tooLong(length: 11, limit: 10)) {
                try set.admit([UInt8](repeating: 0x20, count: 11), of: role, now: now)
            }
        }
    }

    @Test(arguments: [MetadataLimits.depthMax, MetadataLimits.depthMax + 1])
    func `values are nested up to the limit`(depth: Int) {
        let text = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
        if depth <= MetadataLimits.depthMax {
            #expect((try? JSONValue(parsing: Array(text.utf8), bytesMax: 1_000)) != nil)
        } else {
            #expect(throws: MetadataError.malformedJSON(.tooDeep, offset: depth)) {
                _ = try JSONValue(parsing: Array(text.utf8), bytesMax: 1_000)
            }
        }
    }

    @Test func `a megabyte of opening brackets is refused without recursion to match`() {
        #expect(throws: MetadataError.malformedJSON(.tooDeep, offset: MetadataLimits.depthMax + 1)) {
            _ = try JSONValue(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000), bytesMax: 1_000_000)
        }
    }

    @Test(arguments: [MetadataLimits.signaturesMax, MetadataLimits.signaturesMax + 1])
    func `a file has signatures up to the limit`(count: Int) throws {
        let chain = try MetadataChain()
        let keys = try (0..<count).map { try MetadataChain.key(UInt8(100 + $0)) }
        let bytes = try chain.timestamp(signedBy: keys).bytes
        if count <= MetadataLimits.signaturesMax {
            #expect(try Signed<Timestamp>(parsing: bytes, bytesMax: 100_000).signatures.count == count)
        } else {
            #expect(throws: MetadataError.badField("signatures")) {
                _ = try Signed<Timestamp>(parsing: bytes, bytesMax: 100_000)
            }
        }
    }
}
