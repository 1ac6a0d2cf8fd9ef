import Bytes
import Content
import ServerStorage
import TestSupport
import Usage

/// A server's database on a real file, one enrolled kiosk, and segments that it could have sealed.
final class ServerFixture {
    static let now = 1_795_440_000  // 2026-11-23 13:20 UTC
    static let today = ServiceDay(containing: Int64(now), in: .utc)

    let directory: TemporaryDirectory
    let store: ServerStore
    let key = SigningKey()
    let kioskID: KioskID
    let installID: InstallID
    let vocabulary: UsageVocabulary
    private var random: SeededGenerator
    private var ordinal = 0

    init(seed: UInt64 = 1) async throws {
        directory = try TemporaryDirectory()
        store = try ServerStore.open(atPath: "\(directory.path)/server.db")
        random = SeededGenerator(seed: seed)
        kioskID = KioskID(using: &random)
        installID = InstallID(using: &random)
        vocabulary = try UsageVocabulary(
            release: ReleaseID(contentVersion: 3, manifestDigest: SHA256Digest(of: Array("manifest".utf8))),
            explainers: [ExplainerVocabulary(id: "snow-globe", scenes: ["hook", "loose", "last"])])
        try await enrol()
    }

    var vocabularies: [SHA256Digest: UsageVocabulary] { [vocabulary.release.manifestDigest: vocabulary] }

    private func enrol() async throws {
        let secret = SHA256Digest(of: Array("secret".utf8))
        try await store.addEnrolmentCode(
            secretDigest: secret, kioskName: "Waiting room", site: "main", atEpochSeconds: Self.now,
            expiresAtEpochSeconds: Self.now + 600)
        _ = try await store.enrol(
            kioskID, secretDigest: secret, publicKey: key.publicKey, installID: installID,
            atEpochSeconds: Self.now + 1)
    }

    /// A class C segment of `visits` visits, all of which opened the snow globe.
    func segment(
        visits: Int = 12, day: ServiceDay = today.advanced(by: -1), id: SegmentID? = nil, openID: OpenID? = nil,
        ordinal: Int? = nil, installID: InstallID? = nil, kioskID: KioskID? = nil, vocabulary: UsageVocabulary? = nil
    ) throws -> Segment {
        self.ordinal += 1
        let vocabulary = vocabulary ?? self.vocabulary
        let header = SegmentHeader(
            id: id ?? SegmentID(using: &random), usageClass: .content, interval: .dated(day...day),
            zone: "America/New_York", releaseScope: .single, release: vocabulary.release, cohort: visits,
            kioskID: kioskID ?? self.kioskID, installID: installID ?? self.installID,
            openID: openID ?? OpenID(using: &random), ordinal: ordinal ?? self.ordinal)
        return try Segment(header: header, counters: Self.counters(visits: visits), vocabulary: vocabulary)
    }

    static func counters(visits: Int) throws -> [CounterKey: Int] {
        let globe = try ExplainerID("snow-globe")
        return [
            .visitCount: visits, .visitEnd(.restart): visits, .visitLength(activeMilliseconds: 30_000): visits,
            .visitTaps(5): visits, .explainerOpen(globe): visits,
            .sceneView(globe, try SceneID("hook")): visits,
            .explainerLast(globe, try SceneID("last")): visits,
        ]
    }

    func signed(_ segment: Segment, by other: SigningKey? = nil) throws -> SignedSegment {
        try SignedSegment(signing: segment, with: other ?? key)
    }

    /// Sends signed segments in one batch and answers what became of them.
    func send(
        _ segments: [SignedSegment], vocabularies: [SHA256Digest: UsageVocabulary]? = nil, now: Int = now
    ) async throws -> [SegmentOutcome] {
        try await store.insert(
            SegmentBatch(segments), vocabularies: vocabularies ?? self.vocabularies, atEpochSeconds: now
        ).map(\.outcome)
    }

    func totalVisits() async throws -> Int {
        try await store.releasedCells(ofSite: nil).filter { $0.key == .visitCount }.reduce(0) { $0 + $1.count }
    }
}
