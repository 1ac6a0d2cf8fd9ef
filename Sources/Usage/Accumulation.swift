/// The open remainder of one class: what was counted since its last segment was sealed.
public struct Accumulation: Hashable, Sendable {
    /// Drawn when this accumulation started.
    public let openID: OpenID
    /// Visits that ended since the last seal.
    public private(set) var cohort = 0
    /// Whether those visits saw one release or several; meaningless while the cohort is 0.
    public private(set) var isMixed = false
    /// The release that those visits saw, or the last of several; nil while the cohort is 0.
    public private(set) var release: ReleaseID?
    /// The days on which those visits ended; nil if none is known.
    public private(set) var days: ClosedRange<ServiceDay>?
    /// Why days are not known; nil if all are.
    public private(set) var undatedReason: UndatedReason?
    /// The visits for which each statement is true, with what a floor held back of earlier segments.
    public private(set) var cells: [CounterKey: Int]

    /// Starts an accumulation with the cells that the last seal held back.
    public init(openID: OpenID, carrying cells: [CounterKey: Int] = [:]) {
        self.openID = openID
        self.cells = cells
    }

    /// Restores a stored accumulation.
    public init(
        openID: OpenID, cohort: Int, release: ReleaseID?, isMixed: Bool, days: ClosedRange<ServiceDay>?,
        undatedReason: UndatedReason?, cells: [CounterKey: Int]
    ) {
        self.openID = openID
        self.cohort = cohort
        self.release = release
        self.isMixed = isMixed
        self.days = days
        self.undatedReason = undatedReason
        self.cells = cells
    }

    /// Counts one visit.
    mutating func add(
        _ keys: some Sequence<CounterKey>, on day: ServiceDay?, reason: UndatedReason?, of release: ReleaseID
    ) {
        activate(release)
        self.release = release
        cohort += 1
        for key in keys { cells[key, default: 0] += 1 }
        if let day { extendDays(to: day...day) }
        if let reason { weaken(to: reason) }
    }

    /// Takes note that a release becomes active: visits of another one make the whole remainder `mixed` (P7).
    mutating func activate(_ release: ReleaseID) {
        if cohort > 0, self.release != release { isMixed = true }
    }

    /// Adds another accumulation whose days are `days`; nil leaves the sum undated for the other's reason.
    mutating func merge(_ other: Accumulation, days: ClosedRange<ServiceDay>?) {
        if cohort > 0, other.cohort > 0, release != other.release { isMixed = true }
        isMixed = isMixed || other.isMixed
        release = other.release ?? release
        cohort += other.cohort
        cells.merge(other.cells, uniquingKeysWith: +)
        if other.cohort > 0 {
            if let days { extendDays(to: days) } else { weaken(to: other.undatedReason ?? .clockUnknown) }
        }
    }

    /// Takes cells out, and returns them.
    mutating func removeCells(_ keys: [CounterKey]) -> [CounterKey: Int] {
        let removed = cells.filter { keys.contains($0.key) }
        for key in keys { cells[key] = nil }
        return removed
    }

    /// Adds cells of visits that the cohort covers already.
    mutating func addCells(_ more: [CounterKey: Int]) {
        cells.merge(more, uniquingKeysWith: +)
    }

    private mutating func extendDays(to more: ClosedRange<ServiceDay>) {
        guard let days else {
            self.days = more
            return
        }
        self.days = min(days.lowerBound, more.lowerBound)...max(days.upperBound, more.upperBound)
    }

    /// Of two reasons the one that says less is kept.
    private mutating func weaken(to reason: UndatedReason) {
        if undatedReason != .clockUnknown { undatedReason = reason }
    }
}
