/// A day of service: 04:00 to 04:00 local civil time, named by the date on which it starts.
public struct ServiceDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days from 1970-01-01 to the date.
    public let number: Int

    /// The days that have a four-digit year from 1970 on.
    public static let numbers = 0...2_932_896

    /// Takes days since 1970-01-01, or returns nil outside ``numbers``.
    public init?(number: Int) {
        guard Self.numbers.contains(number) else { return nil }
        self.number = number
    }

    /// The service day that contains a moment under the zone's rule.
    ///
    /// Moments outside ``numbers`` are moved to its nearest end, so no clock, however wrong, stops the kiosk.
    public init(containing epochSeconds: Int64, in zone: ZoneRule) {
        let local = Self.localSeconds(epochSeconds, in: zone)
        let shifted = local.subtractingReportingOverflow(Int64(PrivacyRules.serviceDayStartHour) * 3_600).partialValue
        let day = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
        number = Int(min(max(day, Int64(Self.numbers.lowerBound)), Int64(Self.numbers.upperBound)))
    }

    /// Reads `YYYY-MM-DD`, or returns nil if that is no date from 1970 on.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 < 0x3a }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            let candidate = ServiceDay(number: CivilDate(year: year, month: month, day: day).dayNumber),
            candidate.description == text
        else { return nil }
        self = candidate
    }

    /// The date as `YYYY-MM-DD`.
    public var description: String {
        let date = CivilDate(dayNumber: number)
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    /// The ISO weekday of the date: 1 is Monday, 7 is Sunday.
    public var weekday: Int { (number + 3) % 7 + 1 }

    /// The day `days` later, kept within ``numbers``.
    public func advanced(by days: Int) -> ServiceDay {
        let moved = number.addingReportingOverflow(days)
        let kept = moved.overflow ? (days > 0 ? Int.max : Int.min) : moved.partialValue
        return ServiceDay(unchecked: min(max(kept, Self.numbers.lowerBound), Self.numbers.upperBound))
    }

    /// Orders days by date.
    public static func < (left: ServiceDay, right: ServiceDay) -> Bool { left.number < right.number }

    private init(unchecked number: Int) {
        self.number = number
    }

    private static func localSeconds(_ epochSeconds: Int64, in zone: ZoneRule) -> Int64 {
        let sum = epochSeconds.addingReportingOverflow(Int64(zone.offsetSeconds(epochSeconds)))
        return sum.overflow ? epochSeconds : sum.partialValue
    }
}
