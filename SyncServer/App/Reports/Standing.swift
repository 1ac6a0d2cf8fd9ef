import ServerStorage
import Usage

/// How far the data reaches: what every view says of itself.
struct Standing: Equatable, Sendable {
    /// When a kiosk last reported, or nil before the first did.
    let asOfEpochSeconds: Int?
    /// Kiosks that are enrolled and not revoked.
    let kioskCount: Int
    /// The last service day up to which at least one kiosk is complete.
    let completeThrough: ServiceDay?
    /// How many kiosks are complete up to that day.
    let completeCount: Int
    /// Alarms that a person should look at.
    let alarms: [Alarm]

    /// Sums up kiosks and what is known of their contacts.
    ///
    /// A kiosk is complete through the day before it last compared its segments with the server's and none was missing.
    init(kiosks: [EnrolledKiosk], contacts: [KioskID: KioskContact], alarms: [Alarm]) {
        let active = kiosks.filter { $0.revokedAtEpochSeconds == nil }
        let days = active.compactMap { kiosk in
            contacts[kiosk.id]?.completeAtEpochSeconds.map {
                ServiceDay(containing: Int64($0), in: .utc).advanced(by: -1)
            }
        }
        asOfEpochSeconds = contacts.values.map(\.lastRequestAtEpochSeconds).max()
        kioskCount = active.count
        completeThrough = days.max()
        completeCount = days.count { $0 == days.max() }
        self.alarms = alarms
    }

    /// "21 Nov 2026, 14:03 UTC".
    var asOf: String {
        asOfEpochSeconds.map { Wording.moment(epochSeconds: $0) } ?? "nothing was received yet"
    }

    /// "2 of 3 kiosks complete through 20 Nov 2026".
    var complete: String {
        guard kioskCount > 0 else { return "No kiosk is enrolled" }
        guard let completeThrough else { return "0 of \(Wording.count(kioskCount, "kiosk")) complete" }
        return
            "\(completeCount) of \(Wording.count(kioskCount, "kiosk")) complete through \(Wording.day(completeThrough))"
    }
}

extension Alarm {
    /// The alarm in one sentence, with its bound and what to do.
    func sentence(kioskName: String) -> String {
        switch kind {
        case .changedSegment:
            "\(kioskName) sent segment \(evidence.prefix(8)) a second time with other content. The second one is not counted."
        case .foreignInstall, .repeatedAccumulation, .repeatedOrdinal:
            "\(kioskName) looks like a restored or copied disk. Visits that were not sealed at the time of the copy may "
                + "be counted twice; enrol the copy as a kiosk of its own."
        }
    }
}
