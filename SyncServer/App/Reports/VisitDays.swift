import ServerStorage
import Usage

/// Which days have visits, which had none, which are still held back, and of which nothing is known.
struct VisitDays: Equatable, Sendable {
    /// The day numbers from the first that anything is known of to the last.
    let days: Range<Int>
    /// The days in order, without gaps between the spans.
    let spans: [DayChart.Span]

    /// Sorts days out from released cells, the days that kiosks reported to be on, and the last day that is over.
    ///
    /// Intervals that overlap, of several kiosks, become one span with the sum of their visits, so that each number
    /// drawn is exact.
    init(cells: [ReleasedCell], reportedDays: Set<Int>, through lastDay: Int, atMost dayCountMax: Int = 366) {
        let intervals = Self.merge(
            cells.compactMap { cell in
                guard cell.key == .visitCount, let days = cell.days else { return nil }
                return (days.lowerBound.number..<days.upperBound.number + 1, cell.count)
            })
        let firstKnown = min(intervals.first?.days.lowerBound ?? lastDay, reportedDays.min() ?? lastDay)
        let end = max(lastDay + 1, intervals.last?.days.upperBound ?? 0)
        let start = max(min(firstKnown, lastDay), end - dayCountMax)
        days = start..<end
        let lastReleased = intervals.last?.days.upperBound ?? start
        var spans: [DayChart.Span] = []
        var day = start
        var rest = intervals.filter { $0.days.upperBound > start }[...]
        while day < end {
            if let next = rest.first, next.days.contains(day) {
                spans.append(.released(days: day..<next.days.upperBound, visits: next.visits))
                day = next.days.upperBound
                rest = rest.dropFirst()
                continue
            }
            let state = Self.state(of: day, reported: reportedDays, lastReleased: lastReleased)
            let limit = min(rest.first?.days.lowerBound ?? end, end)
            var next = day + 1
            while next < limit, Self.state(of: next, reported: reportedDays, lastReleased: lastReleased) == state {
                next += 1
            }
            spans.append(state.span(day..<next))
            day = next
        }
        self.spans = spans
    }

    private enum State {
        case zero, pending, gap

        func span(_ days: Range<Int>) -> DayChart.Span {
            switch self {
            case .zero: .zero(days: days)
            case .pending: .pending(days: days)
            case .gap: .gap(days: days)
            }
        }
    }

    private static func state(of day: Int, reported: Set<Int>, lastReleased: Int) -> State {
        guard reported.contains(day) else { return .gap }
        return day >= lastReleased ? .pending : .zero
    }

    private static func merge(_ intervals: [(Range<Int>, Int)]) -> [(days: Range<Int>, visits: Int)] {
        var merged: [(days: Range<Int>, visits: Int)] = []
        for (days, visits) in intervals.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            if let last = merged.last, days.lowerBound < last.days.upperBound {
                let upper = max(last.days.upperBound, days.upperBound)
                merged[merged.count - 1] = (last.days.lowerBound..<upper, last.visits + visits)
            } else {
                merged.append((days, visits))
            }
        }
        return merged
    }
}
