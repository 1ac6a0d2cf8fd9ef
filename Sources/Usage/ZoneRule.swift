/// A time zone as a value: its name and how far its clocks are from UTC at a moment.
///
/// The programs make it from the system's zone data; this module looks nothing up.
///
///     let zone = ZoneRule(name: "America/New_York") { epochSeconds in
///         timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(epochSeconds)))
///     }
public struct ZoneRule: Sendable {
    /// The IANA name, such as `America/New_York`; at most ``UsageLimits/zoneBytesMax`` bytes.
    public let name: String
    /// Seconds to add to UTC at the given seconds since 1970 to get local civil time.
    public let offsetSeconds: @Sendable (Int64) -> Int

    /// Puts a rule together.
    public init(name: String, offsetSeconds: @escaping @Sendable (Int64) -> Int) {
        self.name = name
        self.offsetSeconds = offsetSeconds
    }

    /// Coordinated universal time.
    public static let utc = ZoneRule(name: "UTC") { _ in 0 }
}
