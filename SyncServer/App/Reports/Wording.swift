import Usage

/// How numbers, times and ids read in plain English.
enum Wording {
    /// Keeps a number and its unit on one line.
    private static let space = "\u{00A0}"

    /// `snow-globe` as "Snow globe".
    static func title(ofID id: String) -> String {
        let words = id.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// "1 visit", "2 visits", "1,204 visits".
    static func count(_ number: Int, _ singular: String, plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// 1204 as "1,204".
    static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }

    /// The share of `whole` that `part` is, in whole percent, or a dash where there is no whole.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return "\((part * 200 + whole) / (whole * 2))\(space)%"
    }

    /// 190,000 as "3 min 10 s", 7,400 as "7 s".
    static func duration(milliseconds: Int) -> String {
        let seconds = (milliseconds + 500) / 1_000
        guard seconds >= 60 else { return "\(seconds)\(space)s" }
        let minutes = "\(seconds / 60)\(space)min"
        return seconds.isMultiple(of: 60) ? minutes : "\(minutes)\(space)\(seconds % 60)\(space)s"
    }

    static func median(_ median: BucketCounts.Median) -> String {
        switch median {
        case .none: "–"
        case .under(let bound): "under \(duration(milliseconds: bound))"
        case .about(let time): "about \(duration(milliseconds: time))"
        case .atLeast(let bound): "\(duration(milliseconds: bound)) or more"
        }
    }

    /// The median without "about", for a figure that stands alone.
    static func shortMedian(_ median: BucketCounts.Median) -> String {
        if case .about(let time) = median { duration(milliseconds: time) } else { Self.median(median) }
    }

    /// "21 Nov 2026".
    static func day(_ day: ServiceDay) -> String {
        let parts = day.description.split(separator: "-")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1),
            let dayOfMonth = Int(parts[2])
        else { return day.description }
        return "\(dayOfMonth) \(months[month - 1]) \(parts[0])"
    }

    /// "21 Nov 2026" or "21 Nov 2026 to 23 Nov 2026".
    static func days(_ days: Range<Int>) -> String {
        guard let first = ServiceDay(number: days.lowerBound), let last = ServiceDay(number: days.upperBound - 1) else {
            return "no date"
        }
        return first == last ? day(first) : "\(day(first)) to \(day(last))"
    }

    /// "21 Nov 2026, 14:03 UTC".
    static func moment(epochSeconds: Int) -> String {
        guard let date = ServiceDay(number: epochSeconds / 86_400) else { return "an unknown time" }
        let minutes = epochSeconds % 86_400 / 60
        let hour = minutes / 60
        return "\(day(date)), \(hour < 10 ? "0" : "")\(hour):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60) UTC"
    }

    /// "just now", "5 min ago", "3 days ago".
    static func age(seconds: Int) -> String {
        switch seconds {
        case ..<60: "just now"
        case ..<3_600: "\(seconds / 60)\(space)min ago"
        case ..<(48 * 3_600): "\(count(seconds / 3_600, "hour")) ago"
        default: "\(count(seconds / 86_400, "day")) ago"
        }
    }

    /// Bytes as "1.2 GB" or "340 MB".
    static func bytes(_ count: Int64) -> String {
        guard count >= 1_000_000_000 else { return "\(count / 1_000_000) MB" }
        return "\(count / 1_000_000_000).\(count % 1_000_000_000 / 100_000_000) GB"
    }
}
