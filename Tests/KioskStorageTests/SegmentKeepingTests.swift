import Bytes
import KioskStorage
import SyncEngine
import SyncProtocol
import Testing
import Usage

@Suite("Sealing and keeping segments")
struct SegmentKeepingTests {
    private let bench: StoreBench
    private let daySeconds: Int64 = 86_400

    init() throws {
        bench = try StoreBench()
    }

    /// Noon UTC of the day `offset` after the first.
    private func noon(_ offset: Int) -> Int64 { Int64(20_000 + offset) * daySeconds + daySeconds / 2 }

    @Test("a segment seals at exactly K, signed, and once a day", arguments: [10, 11])
    func threshold(visits: Int) async throws {
        let store = try await bench.openEnrolled()
        try await bench.addVisits(visits, to: store)
        #expect(try await bench.seal(store, before: 0).isEmpty)
        let ids = try await bench.seal(store, before: 1)
        #expect(ids.count == (visits == 11 ? 1 : 0))
        #expect(try await bench.seal(store, before: 1).isEmpty)
        guard let id = ids.first else { return }
        let signed = try #require(try await store.signedSegments([id]).first)
        #expect(signed.isSigned(by: bench.key.publicKey))
        let segment = try signed.segment()
        #expect(segment.header.kioskID == (try StoreBench.identity()).kioskID)
        #expect(segment.header.installID == (try await store.installID()))
        #expect(segment.header.cohort == 11)
        #expect(try segment.counters(try StoreBench.vocabulary())[.visitCount] == 11)
        #expect(try bench.open(.visitCount) == nil)
        try await bench.addVisits(11, to: store, on: 1)
        let second = try await bench.seal(store, before: 2)
        #expect(try await store.keptSegmentIDs() == ids + second)
        let next = try #require(try await store.signedSegments(second).first).segment()
        #expect(next.header.ordinal == 2)
        #expect(next.header.openID != segment.header.openID)
    }

    @Test("nothing is sealed before enrolment, and nothing is lost by that")
    func beforeEnrolment() async throws {
        let store = try bench.open()
        try await bench.addVisits(11, to: store)
        #expect(try await bench.seal(store, before: 1).isEmpty)
        try await store.save(try StoreBench.identity())
        #expect(try await bench.seal(store, before: 1).count == 1)
    }

    @Test("segments are given in the order asked, without those that are gone")
    func order() async throws {
        let store = try await bench.openEnrolled()
        let ids = try await twoSegments(store)
        let unknown = try #require(SegmentID(hex: String(repeating: "0", count: 32)))
        #expect(try await store.signedSegments([ids[1], unknown, ids[0]]).map(\.id) == [ids[1], ids[0]])
    }

    @Test(
        "a segment is pruned when it is older than 90 days and confirmed twice, 7 days apart",
        arguments: [
            (first: 84, last: 91, isPruned: true), (first: 84, last: 90, isPruned: false),
            (first: 85, last: 91, isPruned: false), (first: 1, last: 8, isPruned: false),
        ])
    func pruning(first: Int, last: Int, isPruned: Bool) async throws {
        let store = try await bench.openEnrolled()
        try await bench.addVisits(11, to: store)
        let ids = try await bench.seal(store, before: 1)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(first))
        #expect(try await store.keptSegmentIDs() == ids)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(last))
        #expect(try await store.keptSegmentIDs() == (isPruned ? [] : ids))
        #expect(try await store.segmentStandings().count == (isPruned ? 0 : 1))
        #expect(try bench.rows("SELECT * FROM segment_standing", in: .kiosk).count == (isPruned ? 0 : 1))
    }

    @Test("a server that lost a segment makes its confirmation start again")
    func lostAgain() async throws {
        let store = try await bench.openEnrolled()
        try await bench.addVisits(11, to: store)
        let ids = try await bench.seal(store, before: 1)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(60))
        try await store.recordReconciliation(offered: ids, missing: Set(ids), at: noon(100))
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(101))
        #expect(try await store.keptSegmentIDs() == ids)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(108))
        #expect(try await store.keptSegmentIDs().isEmpty)
    }

    @Test(
        "what the server holds back is kept and shown, whatever it confirms", arguments: SegmentVerdict.Verdict.allCases
    )
    func held(verdict: SegmentVerdict.Verdict) async throws {
        let store = try await bench.openEnrolled()
        try await bench.addVisits(11, to: store)
        let ids = try await bench.seal(store, before: 1)
        try await store.record(ids.map { SegmentVerdict(id: $0, verdict: verdict, reason: "x") })
        let isHeld = verdict == .quarantined || verdict == .unknownManifest
        #expect(try await store.heldSegmentCount() == (isHeld ? 1 : 0))
        #expect(try await store.segmentStandings().first?.verdict == verdict)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(80))
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(120))
        #expect(try await store.keptSegmentIDs() == (verdict == .quarantined ? ids : []))
    }

    @Test("an undated segment is kept for 90 days from its sealing")
    func undated() async throws {
        let store = try await bench.openEnrolled()
        _ = try await store.beginRun(bootID: "a")
        for _ in 0..<11 {
            _ = try await store.addVisit(try StoreBench.visit(), on: .unknown(daysUp: 0), of: StoreBench.release)
        }
        _ = try await store.beginRun(bootID: "b")
        let ids = try await bench.seal(store, before: 10)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(50))
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(100))
        #expect(try await store.keptSegmentIDs() == ids)
        try await store.recordReconciliation(offered: ids, missing: [], at: noon(101))
        #expect(try await store.keptSegmentIDs().isEmpty)
    }

    private func twoSegments(_ store: KioskStore) async throws -> [SegmentID] {
        var ids: [SegmentID] = []
        for offset in 0..<2 {
            try await bench.addVisits(11, to: store, on: offset)
            ids += try await bench.seal(store, before: offset + 1)
        }
        return ids
    }
}
