import KioskStorage
import SyncEngine
import SyncProtocol
import Testing
import Usage

@Suite("Operations, identity and sync state")
struct StateTests {
    private let bench: StoreBench

    init() throws {
        bench = try StoreBench()
    }

    /// Noon UTC of the day `offset` after the first.
    private func noon(_ offset: Int) -> Int64 { Int64(20_000 + offset) * 86_400 + 43_200 }

    @Test("operations counters add up within a day and stay apart between days")
    func operations() async throws {
        let store = try bench.open()
        try await store.countOperations([.upMinutes(hour: 9): 10, .clockMinutes(.trusted): 10])
        try await store.countOperations([.upMinutes(hour: 9): 5])
        try await store.countSyncResult(.ok)
        bench.calendar.today = try bench.day(1)
        try await store.countSyncResult(.unreachable)
        let days = try await store.operationsDays()
        #expect(days.map(\.day) == [try bench.day(), try bench.day(1)])
        let ok = try CounterKey.syncResult(code: "ok")
        #expect(days[0].counters == [.upMinutes(hour: 9): 15, .clockMinutes(.trusted): 10, ok: 1])
        #expect(days[1].counters == [try CounterKey.syncResult(code: "unreachable"): 1])
    }

    @Test("only class O is counted as operations")
    func wrongClass() async throws {
        let store = try bench.open()
        await #expect(throws: KioskStorageError.usage(.wrongClass(.visitCount))) {
            try await store.countOperations([.visitCount: 1])
        }
    }

    @Test("the level of free storage replaces the one before")
    func storage() async throws {
        let store = try bench.open()
        try await store.setStorageFree(bytes: 5_000_000_000)
        try await store.setStorageFree(bytes: 5_000_000)
        try await store.setStorageFree(bytes: 6_000_000)
        #expect(try await store.operationsDays().map(\.counters) == [[.storageFree(bytes: 5_000_000): 1]])
    }

    @Test("a run that was not stopped in order counts as a power loss")
    func bootCauses() async throws {
        let store = try bench.open()
        #expect(try await store.beginRun(bootID: "a") == .clean)
        #expect(try await bench.open().beginRun(bootID: "b") == .power)
        try await store.endRun()
        #expect(try await bench.open().beginRun(bootID: "b") == .clean)
        try await store.endRun()
        #expect(try await bench.open().beginRun(bootID: "c", update: true) == .update)
        let counters = try #require(try await store.operationsDays().first).counters
        #expect(counters == [.bootCount(.clean): 2, .bootCount(.power): 1, .bootCount(.update): 1])
    }

    @Test("operations of a day that is not known go up as undated")
    func undatedOperations() async throws {
        bench.calendar.today = nil
        let store = try bench.open()
        _ = try await store.beginRun(bootID: "a")
        _ = try await store.beginRun(bootID: "b")
        let days = try await store.operationsDays()
        #expect(days.map(\.day) == [nil])
        #expect(days.first?.counters == [.bootCount(.clean): 1, .bootCount(.power): 1])
    }

    @Test("operations older than 90 days are pruned with a reconciliation")
    func pruning() async throws {
        let store = try bench.open()
        try await store.countSyncResult(.ok)
        try await store.recordReconciliation(offered: [], missing: [], at: noon(90))
        #expect(try await store.operationsDays().count == 1)
        try await store.recordReconciliation(offered: [], missing: [], at: noon(91))
        #expect(try await store.operationsDays().isEmpty)
    }

    @Test("the identity is none before enrolment, and the last one after")
    func identity() async throws {
        let store = try bench.open()
        #expect(try await store.identity() == nil)
        let identity = try StoreBench.identity()
        try await store.save(identity)
        try await store.save(identity)
        #expect(try await bench.open().identity() == identity)
    }

    @Test("the installation's id is drawn once")
    func installID() async throws {
        let first = try await bench.open(seed: 1).installID()
        #expect(try await bench.open(seed: 2).installID() == first)
    }

    @Test("the sync position is kept, and one that cannot be read counts as none")
    func position() async throws {
        let store = try bench.open()
        #expect(try await store.position() == .initial)
        var position = SyncPosition.initial
        position.lastComplete = 1_795_000_000
        try await store.store(position)
        #expect(try await bench.open().position() == position)
        try bench.execute("UPDATE sync_position SET json = '{'", in: .kiosk)
        #expect(try await store.position() == .initial)
    }

    @Test("the clock's floor never falls")
    func floor() async throws {
        let store = try bench.open()
        #expect(try await store.storedFloorSeconds() == 0)
        try await store.saveFloor(epochSeconds: 500)
        try await store.saveFloor(epochSeconds: 400)
        #expect(try await bench.open().storedFloorSeconds() == 500)
    }
}
