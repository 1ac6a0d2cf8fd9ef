import ServerStorage
import Usage

/// The span of days that a view shows.
enum Period: String, CaseIterable, Sendable {
    case all
    case weeks4 = "28"
    case weeks13 = "91"

    var label: String {
        switch self {
        case .all: "All time"
        case .weeks4: "Last 4 weeks"
        case .weeks13: "Last 13 weeks"
        }
    }

    private var dayCount: Int? { Int(rawValue) }

    /// Whether the whole of a cell's interval lies in the period; undated cells belong to all time only.
    func contains(_ cell: ReleasedCell, today: ServiceDay) -> Bool {
        guard let dayCount else { return true }
        guard let days = cell.days else { return false }
        return days.lowerBound > today.advanced(by: -dayCount)
    }

    /// Whether the day of that number lies in the period.
    func contains(day: Int, today: ServiceDay) -> Bool {
        dayCount.map { day > today.number - $0 } ?? true
    }
}
