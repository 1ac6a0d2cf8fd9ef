import Bytes
import Foundation
import Testing
import UpdateMetadata

@Suite("Repositories of released formats")
struct GoldenTests {
    private let now = MetadataChain.start

    private func fixture(_ name: String) throws -> [UInt8] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: tests.appendingPathComponent("Fixtures/metadata/\(name)")))
    }

    @Test func `the first format is still read`() throws {
        var set = try TrustedMetadataSet(trustedRoot: fixture("first-format/1.root.json"))
        try set.admitRoot(fixture("first-format/2.root.json"))
        try set.admitTimestamp(fixture("first-format/timestamp.json"), now: now)
        while let next = set.nextFile { try set.admit(fixture("first-format/\(next.name)"), of: next.role, now: now) }
        let files = try set.currentTargets(now: now).files
        #expect(try files == GoldenMetadata.chain().files)
    }

    @Test func `the first format is still written`() throws {
        let chain = try GoldenMetadata.chain()
        let rotated = try GoldenMetadata.rotated(chain)
        #expect(try chain.root().bytes == fixture("first-format/1.root.json"))
        #expect(
            try rotated.root(signedBy: chain.rootKeys + rotated.rootKeys).bytes
                == fixture("first-format/2.root.json"))
        #expect(try chain.targets().bytes == fixture("first-format/1.targets.json"))
        #expect(try chain.snapshot().bytes == fixture("first-format/1.snapshot.json"))
        #expect(try chain.timestamp().bytes == fixture("first-format/timestamp.json"))
    }

    @Test func `a repository of the reference implementation is read`() throws {
        var set = try TrustedMetadataSet(trustedRoot: fixture("python-tuf/1.root.json"))
        #expect(set.root.payload.signers(of: .targets).keys.count == 1)
        #expect(set.root.payload.roles[.targets]?.keyIDs.count == 2)
        try set.admitTimestamp(fixture("python-tuf/timestamp.json"), now: now)
        while let next = set.nextFile { try set.admit(fixture("python-tuf/\(next.name)"), of: next.role, now: now) }
        let files = try set.currentTargets(now: now).files
        #expect(
            files == [
                .bundle(contentVersion: 7): TargetFile(
                    of: Array("hello".utf8),
                    purpose: .bundle(contentVersion: 7, bundleDigest: SHA256Digest(of: "m".utf8)))
            ])
    }
}
