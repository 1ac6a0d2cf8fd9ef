import GRDB
import SyncProtocol
import Testing
import Usage

@testable import KioskStorage

@Suite("Counting visits in the store")
struct CountingTests {
    private let bench: StoreBench

    init() throws {
        bench = try StoreBench()
    }

    @Test("a visit is counted once, and is there after the program was cut off")
    func once() async throws {
        try await bench.addVisits(1, to: bench.open())
        #expect(try bench.open(.visitCount) == 1)
        let again = try bench.open()
        try await bench.addVisits(2, to: again)
        #expect(try bench.open(.visitCount) == 3)
        #expect(try bench.open(.explainerOpen(try ExplainerID("globe"))) == 3)
    }

    @Test("a visit above the cap is counted as dropped alone")
    func cap() async throws {
        let store = try bench.open()
        try bench.execute("UPDATE book SET tally_day = 20000, tally_day_visits = 499")
        try await bench.addVisits(3, to: store)
        #expect(try bench.open(.visitCount) == 1)
        #expect(try await store.operationsDays().map(\.counters) == [[.statsDropped: 2]])
    }

    @Test("what a full disk refused is counted as dropped once there is room")
    func fullDisk() async throws {
        let store = try bench.open()
        try await limitPages(of: store, toPresentCount: true)
        await #expect(throws: KioskStorageError.diskFull(.stats)) {
            try await store.addVisit(try manyKeys(), on: .dated(try bench.day()), of: StoreBench.release)
        }
        try await limitPages(of: store, toPresentCount: false)
        try await bench.addVisits(1, to: store)
        #expect(try await store.operationsDays().map(\.counters) == [[.statsDropped: 1]])
    }

    /// Makes SQLite report a full disk for any growth of the file, or lets it grow again.
    private func limitPages(of store: KioskStore, toPresentCount isLimited: Bool) async throws {
        try await store.stats.writeWithoutTransaction { database in
            let count = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(isLimited ? count : 1_000_000)")
        }
    }

    /// Enough counters to need a page more than there is.
    private func manyKeys() throws -> Set<VisitStatement> {
        Set(
            try (0..<2_000).map {
                try VisitStatement(CounterKey(.explainerOpen, ["explainer-of-a-long-name-\($0)"]), usageClass: .content)
            })
    }

    @Test("an activation makes what is open mixed")
    func activation() async throws {
        let store = try await bench.openEnrolled()
        try await bench.addVisits(11, to: store)
        try await store.releaseActivated(StoreBench.next)
        let ids = try await store.seal(
            before: try bench.day(1), zone: "UTC", vocabulary: try StoreBench.vocabulary(StoreBench.next),
            key: bench.key)
        let segment = try #require(try await store.signedSegments(ids).first).segment()
        #expect(segment.header.releaseLabel == "mixed")
    }

    @Test("retirement leaves nothing open, only how many cells were withheld")
    func retirement() async throws {
        let store = try bench.open()
        try await bench.addVisits(2, to: store)
        let cells = try bench.rows("SELECT * FROM cell").count
        try await store.destroyRemainders()
        #expect(try bench.rows("SELECT * FROM cell").isEmpty)
        #expect(try bench.rows("SELECT * FROM accumulation").isEmpty)
        #expect(try await store.operationsDays().map(\.counters) == [[.statsWithheld(.content): cells]])
    }

    @Test("visits under an unknown clock survive a restart in the same boot and become undated in the next")
    func boots() async throws {
        bench.calendar.today = nil
        let store = try await bench.openEnrolled()
        _ = try await store.beginRun(bootID: "a")
        for _ in 0..<11 {
            _ = try await store.addVisit(try StoreBench.visit(), on: .unknown(daysUp: 0), of: StoreBench.release)
        }
        _ = try await bench.open().beginRun(bootID: "a")
        #expect(
            try await bench.open().seal(
                before: nil, zone: "UTC", vocabulary: try StoreBench.vocabulary(), key: bench.key
            ).isEmpty)
        let later = try bench.open(seed: 2)
        _ = try await later.beginRun(bootID: "b")
        let ids = try await later.seal(
            before: nil, zone: "UTC", vocabulary: try StoreBench.vocabulary(), key: bench.key)
        let segment = try #require(try await later.signedSegments(ids).first).segment()
        #expect(segment.header.interval == .undated(.clockUnknown))
    }

    @Test("visits of a boot get their day when the clock becomes known")
    func relabel() async throws {
        bench.calendar.today = nil
        let store = try await bench.openEnrolled()
        _ = try await store.beginRun(bootID: "a")
        for _ in 0..<11 {
            _ = try await store.addVisit(try StoreBench.visit(), on: .unknown(daysUp: 0), of: StoreBench.release)
        }
        try await store.relabelBoot(from: try bench.day(), through: try bench.day())
        let ids = try await bench.seal(store, before: 1)
        let segment = try #require(try await store.signedSegments(ids).first).segment()
        #expect(segment.header.interval == .dated(try bench.day()...bench.day()))
        #expect(try await store.operationsDays().map(\.day) == [try bench.day()])
    }
}
