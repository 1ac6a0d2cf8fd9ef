import SyncEngine
import SyncProtocol
import TestSupport
import Testing
import Usage

@Suite("The schedule")
struct SyncScheduleTests {
    private let schedule: SyncSchedule
    private let other: SyncSchedule

    init() throws {
        schedule = SyncSchedule(kioskID: try KioskID([UInt8](repeating: 1, count: 16)))
        other = SyncSchedule(kioskID: try KioskID([UInt8](repeating: 2, count: 16)))
    }

    private func failed(times: Int) -> SyncPosition {
        var position = SyncPosition.initial
        position.failures = [SyncFailure(.timedOut(seconds: 30), in: .report, at: 0)]
        position.failedCyclesInARow = times
        return position
    }

    @Test func `a kiosk comes at its own slot of every window`() {
        var generator = SeededGenerator(seed: 1)
        var position = SyncPosition.initial
        position.windowSeconds = 900
        let moments: [Int64] = [1_800_000_000, 1_800_000_321, 1_800_123_456]
        let slots = moments.map { now in
            (now + Int64(schedule.secondsUntilNext(after: position, at: now, using: &generator))) % 900
        }
        let spread = (slots.max() ?? 0) - (slots.min() ?? 0)
        #expect(spread <= Int64(SyncSchedule.jitterSecondsMax))
        let now = moments[0]
        let difference =
            other.secondsUntilNext(after: position, at: now, using: &generator)
            - schedule.secondsUntilNext(after: position, at: now, using: &generator)
        #expect(abs(difference) > SyncSchedule.jitterSecondsMax)
    }

    @Test func `no wait is longer than window and jitter together`() {
        var generator = SeededGenerator(seed: 2)
        for now in Int64(-2_000)...2_000 {
            let wait = schedule.secondsUntilNext(after: .initial, at: now, using: &generator)
            #expect((1...ProtocolLimits.windowSecondsDefault + SyncSchedule.jitterSecondsMax).contains(wait))
        }
    }

    @Test(arguments: [(1, 15...30), (2, 30...60), (5, 240...480), (11, 10_800...21_600), (60, 10_800...21_600)])
    func `after failures the wait doubles up to six hours`(failures: Int, range: ClosedRange<Int>) {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            #expect(range.contains(schedule.secondsUntilNext(after: failed(times: failures), at: 0, using: &generator)))
        }
    }

    @Test func `a failure that does not pass by itself waits for the slot`() {
        var generator = SeededGenerator(seed: 4)
        var position = SyncPosition.initial
        position.failures = [SyncFailure(.notEnrolled, in: .metadata, at: 0)]
        position.failedCyclesInARow = 9
        let wait = schedule.secondsUntilNext(after: position, at: 0, using: &generator)
        #expect(wait <= ProtocolLimits.windowSecondsDefault + SyncSchedule.jitterSecondsMax)
    }

    @Test func `a retry-after is obeyed, one beyond its limit is void`() {
        var generator = SeededGenerator(seed: 5)
        var position = failed(times: 1)
        position.notBefore = 10_000
        #expect(schedule.secondsUntilNext(after: position, at: 4_000, using: &generator) == 6_000)
        position.notBefore = 4_000_000_000
        #expect(schedule.secondsUntilNext(after: position, at: 4_000, using: &generator) <= 30)
        position.notBefore = .max
        #expect(schedule.secondsUntilNext(after: position, at: -4_000, using: &generator) <= 30)
    }
}
