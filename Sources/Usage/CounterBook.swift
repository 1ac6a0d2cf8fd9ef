/// All that a kiosk has counted and not yet sealed, and the only code that adds to it or seals from it.
///
/// A value: it reads no clock and draws no random numbers, and a stored one is changed by loading it, calling one
/// method and storing the difference in the same transaction. The rules P5 to P8 of the privacy document are kept here;
/// `Sealing.md` says how.
public struct CounterBook: Hashable, Sendable {
    /// What became of an ended visit.
    public enum Addition: Hashable, Sendable {
        /// It was added to the counters of every class.
        case counted
        /// The service day has its most visits; it is to be counted under `stats.dropped` alone.
        case dropped
    }

    /// The open remainders.
    public internal(set) var accumulations: [AccumulationKey: Accumulation]
    /// The last service day of each class that is inside a dated segment.
    public internal(set) var sealedThrough: [UsageClass: ServiceDay]
    /// The ordinal of the next segment, from 1.
    public internal(set) var nextOrdinal: Int
    /// The visits of the current day.
    public internal(set) var tally: VisitTally

    /// Starts or restores a book.
    public init(
        accumulations: [AccumulationKey: Accumulation] = [:], sealedThrough: [UsageClass: ServiceDay] = [:],
        nextOrdinal: Int = 1, tally: VisitTally = VisitTally()
    ) {
        self.accumulations = accumulations
        self.sealedThrough = sealedThrough
        self.nextOrdinal = nextOrdinal
        self.tally = tally
    }

    /// Counts one ended visit: 1 for each statement, and 1 for the cohort of every class.
    ///
    /// A visit that is dated on a day which its class has sealed already is kept undated, so that intervals never
    /// overlap.
    public mutating func add(
        _ statements: Set<VisitStatement>, on day: VisitDay, of release: ReleaseID, makeOpenID: () -> OpenID
    ) -> Addition {
        guard tally.admit(day) else { return .dropped }
        for usageClass in UsageClass.sealedClasses {
            let (bucket, serviceDay) = place(usageClass, day)
            let key = AccumulationKey(usageClass, bucket)
            accumulations[key, default: Accumulation(openID: makeOpenID())].add(
                statements.lazy.filter { $0.usageClass == usageClass }.map(\.key), on: serviceDay,
                reason: Self.reason(for: bucket), of: release)
        }
        return .counted
    }

    /// Takes note of an activation: remainders of another release continue as `mixed` (P7).
    public mutating func activate(_ release: ReleaseID) {
        for key in accumulations.keys where key.usageClass.isByRelease { accumulations[key]?.activate(release) }
    }

    /// Ends the boot before: what it counted without knowing the day is undated from now on.
    public mutating func beginBoot() {
        for usageClass in UsageClass.sealedClasses {
            for bucket in [AccumulationKey.Bucket.boot, .wentBack] {
                move(AccumulationKey(usageClass, bucket), to: .undated, days: nil)
            }
        }
        tally.beginBoot()
    }

    /// Re-labels what this boot counted without knowing the day.
    ///
    /// - Parameters:
    ///   - bootDay: the service day on which this boot began, as is now known.
    ///   - today: the present service day.
    public mutating func relabelBoot(from bootDay: ServiceDay, through today: ServiceDay) {
        for usageClass in UsageClass.sealedClasses {
            let earliest = sealedThrough[usageClass].map { $0.advanced(by: 1) } ?? bootDay
            let first = max(min(bootDay, today), earliest)
            let key = AccumulationKey(usageClass, .boot)
            if first <= today {
                move(key, to: .dated, days: first...today)
            } else {
                move(key, to: .wentBack, days: nil)
            }
        }
        tally.relabel(as: today)
    }

    /// Destroys all open remainders when the kiosk is retired or reset (P8); returns how many cells each class lost.
    public mutating func destroyRemainders() -> [UsageClass: Int] {
        let lost = Dictionary(grouping: accumulations, by: \.key.usageClass)
            .mapValues { $0.reduce(0) { $0 + $1.value.cells.count } }
        accumulations = [:]
        return lost.filter { $0.value > 0 }
    }

    private func place(_ usageClass: UsageClass, _ day: VisitDay) -> (AccumulationKey.Bucket, ServiceDay?) {
        guard case .dated(let serviceDay) = day else { return (.boot, nil) }
        if let last = sealedThrough[usageClass], serviceDay <= last { return (.wentBack, nil) }
        return (.dated, serviceDay)
    }

    private static func reason(for bucket: AccumulationKey.Bucket) -> UndatedReason? {
        switch bucket {
        case .dated: nil
        case .boot, .undated: .clockUnknown
        case .wentBack: .clockWentBack
        }
    }

    /// Adds one accumulation to another of its class; the place it had is empty afterwards.
    private mutating func move(
        _ key: AccumulationKey, to bucket: AccumulationKey.Bucket, days: ClosedRange<ServiceDay>?
    ) {
        guard let moved = accumulations.removeValue(forKey: key) else { return }
        let target = AccumulationKey(key.usageClass, bucket)
        var sum = accumulations[target] ?? Accumulation(openID: moved.openID)
        sum.merge(moved, days: days)
        accumulations[target] = sum
    }
}
