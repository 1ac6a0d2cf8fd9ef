/// A moment in UTC to the second, as metadata spells it: `2027-11-01T00:00:00Z` (TUF §4.3, "expires").
public struct MetadataTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let secondsSince1970: Int

    /// A moment by its seconds since 1970.
    public init(secondsSince1970: Int) {
        self.secondsSince1970 = secondsSince1970
    }

    /// Takes exactly the form `YYYY-MM-DDTHH:MM:SSZ` with a day that the calendar has, or returns nil.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let form = Array("0000-00-00T00:00:00Z".utf8)
        guard bytes.count == form.count else { return nil }
        for (byte, expected) in zip(bytes, form) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard expected == UInt8(ascii: "0") ? isDigit : byte == expected else { return nil }
        }
        func number(_ range: Range<Int>) -> Int {
            bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard year >= 1970, hour < 24, minute < 60, second < 60 else { return nil }
        guard let days = Self.days(year: year, month: month, day: day) else { return nil }
        secondsSince1970 = days * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// The form that ``init(_:)`` takes, for moments from 1970 to 9999.
    public var description: String {
        let days = secondsSince1970 / 86_400
        let rest = secondsSince1970 % 86_400
        let (year, month, day) = Self.date(days: days)
        let date = "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
        return date + "T\(padded(rest / 3_600, to: 2)):\(padded(rest / 60 % 60, to: 2)):\(padded(rest % 60, to: 2))Z"
    }

    /// The moment `days` days later.
    public func adding(days: Int) -> MetadataTime {
        MetadataTime(secondsSince1970: secondsSince1970 + days * 86_400)
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: MetadataTime, right: MetadataTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func days(year: Int, month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), (1...length(ofMonth: month, year: year)).contains(day) else { return nil }
        let before = (1..<month).reduce(0) { $0 + length(ofMonth: $1, year: year) }
        return daysBefore(year: year) + before + day - 1
    }

    private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        var year = 1970 + days / 366
        while daysBefore(year: year + 1) <= days { year += 1 }
        var month = 1
        var rest = days - daysBefore(year: year)
        while rest >= length(ofMonth: month, year: year) {
            rest -= length(ofMonth: month, year: year)
            month += 1
        }
        return (year, month, rest + 1)
    }

    /// Days from 1970-01-01 to the first of January of `year`.
    private static func daysBefore(year: Int) -> Int {
        let last = year - 1
        let leapDays = last / 4 - last / 100 + last / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
        return (year - 1970) * 365 + leapDays
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
