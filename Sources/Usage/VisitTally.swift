/// How many visits were counted in the current service day, for the cap; nothing finer is kept.
public struct VisitTally: Hashable, Sendable {
    /// The newest service day on which a visit ended.
    public private(set) var day: ServiceDay?
    /// Visits of that day.
    public private(set) var dayVisits: Int
    /// The newest whole day of this boot in which a visit ended with an unknown clock.
    public private(set) var daysUp: Int
    /// Visits of that day of this boot.
    public private(set) var bootVisits: Int

    /// Starts or restores a tally.
    public init(day: ServiceDay? = nil, dayVisits: Int = 0, daysUp: Int = 0, bootVisits: Int = 0) {
        self.day = day
        self.dayVisits = dayVisits
        self.daysUp = daysUp
        self.bootVisits = bootVisits
    }

    /// Takes one more visit, or returns false if the day has its most already.
    mutating func admit(_ visitDay: VisitDay) -> Bool {
        switch visitDay {
        case .dated(let today):
            if day.map({ $0 < today }) ?? true {  // A clock that goes back does not open a new allowance.
                day = today
                dayVisits = 0
            }
            guard dayVisits < PrivacyRules.visitsPerServiceDayMax else { return false }
            dayVisits += 1
        case .unknown(let daysUp):
            if daysUp > self.daysUp {
                self.daysUp = daysUp
                bootVisits = 0
            }
            guard bootVisits < PrivacyRules.visitsPerServiceDayMax else { return false }
            bootVisits += 1
        }
        return true
    }

    /// Forgets the boot that ended.
    mutating func beginBoot() {
        daysUp = 0
        bootVisits = 0
    }

    /// Counts the boot's newest visits towards today, whose name is now known.
    mutating func relabel(as today: ServiceDay) {
        if day.map({ $0 < today }) ?? true {
            day = today
            dayVisits = 0
        }
        dayVisits += bootVisits
        beginBoot()
    }
}
