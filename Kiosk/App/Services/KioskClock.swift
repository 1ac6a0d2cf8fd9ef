import Glibc
import SyncEngine
import Synchronization
import Usage

/// The kiosk's one source of time: the system's clocks, judged by ``ClockTrust``, never below the floor.
final class KioskClock: SyncClock {
    /// Seconds since 1970 UTC below which no clock is believed: the day this version was made.
    static let buildFloorSeconds: Int64 = 1_795_392_000

    private let trust: Mutex<ClockTrust>

    /// Starts a boot with the floor that the boot before left behind.
    init(storedFloorSeconds: Int64) {
        trust = Mutex(ClockTrust(floorSeconds: max(storedFloorSeconds, Self.buildFloorSeconds)))
    }

    func now() -> SyncTime {
        let assessment = assess()
        let state: ClockState =
            switch assessment.state {
            case .trusted: .trusted
            case .holdover: .holdover
            case .unknown: .unknown
            }
        return SyncTime(epochSeconds: assessment.epochSeconds, state: state)
    }

    /// The present as the usage rules take it.
    func assess() -> ClockTrust.Assessment {
        trust.withLock { $0.assess(Self.reading()) }
    }

    func floorSeconds() -> Int64 { trust.withLock(\.floorSeconds) }

    func trust(serverSeconds: Int64) {
        trust.withLock { $0.trust(serverSeconds: serverSeconds, bootSeconds: Self.seconds(of: CLOCK_BOOTTIME)) }
    }

    func raiseFloor(toSeconds epochSeconds: Int64) {
        trust.withLock { $0.raiseFloor(to: epochSeconds) }
    }

    private static func reading() -> ClockTrust.Reading {
        ClockTrust.Reading(
            wallSeconds: seconds(of: CLOCK_REALTIME), bootSeconds: seconds(of: CLOCK_BOOTTIME),
            isSynchronised: isSynchronised())
    }

    private static func seconds(of clock: Int32) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec)
    }

    /// Whether the system says that its clock is disciplined by NTP (adjtimex(2)).
    private static func isSynchronised() -> Bool {
        var state = timex()
        let status = adjtimex(&state)
        return status >= 0 && status != TIME_ERROR && state.status & STA_UNSYNC == 0
    }
}
