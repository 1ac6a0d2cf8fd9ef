import FoundationEssentials
import Testing

@Suite("Sync cycles over bad roads, with power cuts")
struct SimulationTests {
    /// How many seeds, from which one on: 2,000 from 1, or what `scripts/simulate` asks for.
    private static let seeds: ClosedRange<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["SNOWGLOBE_SIMULATION_FIRST"].flatMap { UInt64($0) } ?? 1
        let count = environment["SNOWGLOBE_SIMULATION_SEEDS"].flatMap { UInt64($0) } ?? 2_000
        return first...(first + max(count, 1) - 1)
    }()

    @Test func `every seed ends with each visit counted once and whole content active`() async throws {
        let world = try SimulationWorld.shared.get()
        let laneCount: UInt64 = 4
        let total = try await withThrowingTaskGroup(of: SimulationHistory.self) { group in
            for lane in 0..<laneCount {
                group.addTask {
                    var sum = SimulationHistory()
                    for seed in Self.seeds where seed % laneCount == lane {
                        var simulation = Simulation(seed: seed, world: world)
                        let history = try await simulation.run()
                        sum.add(history)
                        for fault in history.faults.prefix(3) {
                            Issue.record("seed \(seed): \(fault); repeat: scripts/simulate --first \(seed) --seeds 1")
                        }
                    }
                    return sum
                }
            }
            return try await group.reduce(into: SimulationHistory()) { $0.add($1) }
        }
        print(total.summary)
        guard Self.seeds.count >= 2_000 else { return }
        #expect(total.isTelling, "the seeds do not reach everything: \(total.summary)")
    }

    /// Seeds that failed once, with what was wrong.
    ///
    /// 8241: a power cut spoilt the start of a download, and the cycle that resumed it gave up instead of fetching it
    /// again whole. 13197: the last cycle confirmed an activation that was cut short, rolled it back, and was taken for
    /// one in which nothing may fail.
    @Test(arguments: [8_241, 13_197]) func `a seed that failed once holds now`(seed: UInt64) async throws {
        var simulation = Simulation(seed: seed, world: try SimulationWorld.shared.get(), hasCarriedRoad: false)
        #expect(try await simulation.run().faults == [])
    }
}

extension SimulationHistory {
    /// One line of counts.
    var summary: String {
        """
        cycles \(cycles), carried \(carriedCycles), power cuts \(powerCuts), activations \(activations), roll-backs \(rollbacks), \
        refusals \(refusals), waits \(waits), resumed downloads \(resumedDownloads), deltas \(deltasApplied), \
        prunings \(prunings)
        """
    }

    /// Whether everything that the simulation is for happened at least once.
    var isTelling: Bool {
        ![carriedCycles, powerCuts, activations, rollbacks, refusals, waits, resumedDownloads, deltasApplied, prunings]
            .contains(0)
    }
}
