import CClock
import Glibc
import SyncEngine
import Synchronization
import Usage

/// The kiosk's one source of time: the system's clocks, judged by ``ClockTrust``, never below the floor.
final class KioskClock: SyncClock {
    /// Seconds since 1970 UTC below which no clock is believed: the day this version was made.
    static let buildFloorSeconds: Int64 = 1_795_392_000

    private let trust: Mutex<ClockTrust>

    /// Starts with the floor that the program itself carries; the stored one is raised afterwards.
    init() {
        trust = Mutex(ClockTrust(floorSeconds: Self.buildFloorSeconds))
    }

    func now() -> SyncTime {
        trust.withLock { trust in
            let assessment = trust.assess(Self.reading())
            return SyncTime(
                epochSeconds: assessment.epochSeconds, state: assessment.state, floorSeconds: trust.floorSeconds)
        }
    }

    func trust(serverSeconds: Int64) {
        trust.withLock { $0.trust(serverSeconds: serverSeconds, bootSeconds: Self.seconds(of: CLOCK_BOOTTIME)) }
    }

    func raiseFloor(toSeconds epochSeconds: Int64) {
        trust.withLock { $0.raiseFloor(to: epochSeconds) }
    }

    /// Seconds since the machine started, suspended time included.
    static var secondsSinceBoot: Int64 { seconds(of: CLOCK_BOOTTIME) }

    private static func reading() -> ClockTrust.Reading {
        ClockTrust.Reading(
            wallSeconds: seconds(of: CLOCK_REALTIME), bootSeconds: seconds(of: CLOCK_BOOTTIME),
            isSynchronised: snowglobe_clock_is_synchronised())
    }

    private static func seconds(of clock: Int32) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec)
    }
}
