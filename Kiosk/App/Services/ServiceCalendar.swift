import Content
import Foundation
import SyncEngine
import Synchronization
import Usage

/// Turns the kiosk's clock into service days of the site's time zone.
final class ServiceCalendar: Sendable {
    private let clock: KioskClock
    private let zone: Mutex<ZoneRule>
    private let startedAt = ContinuousClock.now

    init(clock: KioskClock) {
        self.clock = clock
        zone = Mutex(.utc)
    }

    /// Takes the zone of a site configuration; one that the system does not know counts as UTC.
    func use(_ site: SiteConfiguration) {
        let rule = TimeZone(identifier: site.timeZone).map { timeZone in
            ZoneRule(name: site.timeZone) { epochSeconds in
                timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epochSeconds)))
            }
        }
        zone.withLock { $0 = rule ?? .utc }
    }

    /// The rule in use.
    var rule: ZoneRule { zone.withLock { $0 } }

    /// The present service day, or nil while the clock is unknown.
    func today() -> ServiceDay? {
        let now = clock.now()
        return now.state == .unknown ? nil : ServiceDay(containing: now.epochSeconds, in: rule)
    }

    /// The service day on which this boot of the machine began, by the present clock.
    func bootDay() -> ServiceDay {
        ServiceDay(containing: clock.now().epochSeconds - KioskClock.secondsSinceBoot, in: rule)
    }

    /// The present as a visit's end is recorded.
    func visitDay() -> VisitDay {
        if let today = today() { return .dated(today) }
        return .unknown(daysUp: Int(startedAt.duration(to: .now).components.seconds / 86_400))
    }

    /// The local hour, 0–23.
    func hour() -> Int { LocalHour(containing: clock.now().epochSeconds, in: rule).hour }

    /// The local weekday and hour, or nil while the clock is unknown.
    func localHour() -> LocalHour? {
        let now = clock.now()
        return now.state == .unknown ? nil : LocalHour(containing: now.epochSeconds, in: rule)
    }
}
