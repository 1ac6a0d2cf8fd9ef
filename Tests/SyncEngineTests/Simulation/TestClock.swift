import SyncEngine
import Synchronization
import Usage

/// A clock that a test sets: true time passes only when told to, and the wall clock may be wrong.
///
///     let clock = TestClock(epochSeconds: 1_800_000_000)
///     clock.advance(seconds: 3_600)
///     clock.jumpWall(bySeconds: -86_400)
final class TestClock: SyncClock {
    private struct State {
        var trueSeconds: Int64
        var wallOffset: Int64 = 0
        var bootedAt: Int64
        var trust: ClockTrust
    }

    private let state: Mutex<State>

    /// Starts at a true time, with that time as the floor.
    init(epochSeconds: Int64) {
        state = Mutex(
            State(
                trueSeconds: epochSeconds, bootedAt: epochSeconds,
                trust: ClockTrust(floorSeconds: epochSeconds)))
    }

    /// What the kiosk believes.
    func now() -> SyncTime {
        state.withLock { state in
            let reading = ClockTrust.Reading(
                wallSeconds: state.trueSeconds + state.wallOffset, bootSeconds: state.trueSeconds - state.bootedAt,
                isSynchronised: false)
            let assessment = state.trust.assess(reading)
            return SyncTime(
                epochSeconds: assessment.epochSeconds, state: assessment.state,
                floorSeconds: state.trust.floorSeconds)
        }
    }

    /// Takes the server's time.
    func trust(serverSeconds: Int64) {
        state.withLock { state in
            state.trust.trust(serverSeconds: serverSeconds, bootSeconds: state.trueSeconds - state.bootedAt)
        }
    }

    /// The time as it really is.
    var trueSeconds: Int64 { state.withLock { $0.trueSeconds } }

    /// Lets time pass.
    func advance(seconds: Int64) {
        state.withLock { $0.trueSeconds += seconds }
    }

    /// Sets the wall clock wrong, and the boot clock not.
    func jumpWall(bySeconds seconds: Int64) {
        state.withLock { $0.wallOffset += seconds }
    }

    /// Starts a new boot: the floor is all that is left of what was known.
    func reboot() {
        state.withLock { state in
            state.bootedAt = state.trueSeconds
            state.trust = ClockTrust(floorSeconds: state.trust.floorSeconds)
        }
    }
}
