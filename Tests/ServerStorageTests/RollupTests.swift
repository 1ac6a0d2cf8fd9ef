import ServerStorage
import TestSupport
import Testing
import Usage

@Suite("Roll-ups")
struct RollupTests {
    @Test(arguments: 1...8) func `making them anew changes nothing`(seed: UInt64) async throws {
        let server = try await ServerFixture(seed: seed)
        var random = SeededGenerator(seed: seed &+ 1_000)
        for _ in 0..<12 {
            var batch: [SignedSegment] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let day = ServerFixture.today.advanced(by: -Int.random(in: 0...40, using: &random))
                batch.append(
                    try server.signed(server.segment(visits: Int.random(in: 11...60, using: &random), day: day)))
            }
            _ = try await server.send(batch)
            if random.chance(50) { _ = try await server.send(batch) }
        }
        let before = try await server.store.rollupDigest()
        let total = try await server.totalVisits()
        #expect(total > 0)
        try await server.store.rebuildRollups()
        #expect(try await server.store.rollupDigest() == before)
        #expect(try await server.totalVisits() == total)
    }

    @Test func `the export's cells add up to the pages' cells`() async throws {
        let server = try await ServerFixture()
        let segments = try (1...5).map {
            try server.segment(visits: 10 + $0, day: ServerFixture.today.advanced(by: -$0))
        }
        _ = try await server.send(segments.map { try server.signed($0) })
        func sums(_ cells: [ReleasedCell]) -> [CounterKey: Int] {
            cells.reduce(into: [:]) { $0[$1.key, default: 0] += $1.count }
        }
        let exported = sums(try await server.store.releasedCells())
        #expect(exported == sums(try await server.store.releasedCells(ofSite: nil)))
        #expect(exported[.visitCount] == 65)
    }
}
