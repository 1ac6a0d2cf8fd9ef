import TestSupport
import Testing
import Usage

@Suite("Random histories keep the privacy rules")
struct SealingPropertyTests {
    @Test("histories by seed: P5 to P8 hold, each visit is in one cohort, nothing is lost", arguments: 0..<20)
    func rules(block: Int) throws {
        let world = try RandomHistory.World()
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            var history = try RandomHistory(seed: seed, in: world)
            try history.run(steps: 30)
            let faults = history.faults()
            #expect(faults.isEmpty, "seed \(seed): \(faults)")
        }
    }

    @Test("in the long run at least 99 % of hours and sensitive counts are released")
    func longRun() throws {
        var history = try RandomHistory(seed: 99, in: RandomHistory.World())
        try history.runDays(400, visits: 60)
        #expect(history.faults().isEmpty)
        for usageClass in [UsageClass.hours, .sensitive] {
            let share = history.releasedShare(of: usageClass)
            #expect(share.released * 100 >= share.counted * 99, "\(usageClass): \(share)")
        }
    }
}
