import Bytes
import Content
import FoundationEssentials
import SyncEngine
import Testing

@Suite("The stored position")
struct SyncPositionTests {
    @Test func `it reads back as it was written`() throws {
        var position = SyncPosition.initial
        let name = ContentName(version: ContentVersion(4), digest: SHA256Digest(of: [1]))
        let base = ContentName(version: .factory, digest: SHA256Digest(of: [2]))
        let package = PackageName(
            path: "bundles/4/from-0-dbc1b4c9.sgd", byteCount: 77, digest: SHA256Digest(of: [3]), base: base)
        var update = PendingUpdate(kind: .bundle, name: name, package: package)
        update.stage = .activate
        update.isWaitingForIdleScreen = true
        position.pending = [update]
        position.failures = [SyncFailure(.rolledBack(name, reason: "page"), in: .confirm, at: 12)]
        position.lastFailure = position.failures.first
        position.notBefore = 99
        position.windowSeconds = 900
        let bytes = try JSONEncoder().encode(position)
        #expect(try JSONDecoder().decode(SyncPosition.self, from: bytes) == position)
    }

    @Test func `a position with an unknown stage is not read`() {
        let json = #"{"pending":[],"failures":[],"failedCyclesInARow":"x"}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SyncPosition.self, from: Data(json.utf8))
        }
    }

    @Test func `stages are ordered as a cycle runs them`() {
        #expect(SyncStage.allCases.sorted() == [.report, .metadata, .fetch, .apply, .activate, .confirm])
    }
}
