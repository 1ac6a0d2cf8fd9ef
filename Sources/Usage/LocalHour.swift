/// A weekday and an hour of local civil time: as fine as the time of a visit is ever kept.
public struct LocalHour: Hashable, Sendable {
    /// The ISO weekday of the civil date: 1 is Monday, 7 is Sunday.
    public let weekday: Int
    /// The hour, 0–23.
    public let hour: Int

    /// The hour that contains a moment (seconds since 1970 UTC) under the zone's rule; moments before 1970 count as
    /// its first hour.
    public init(containing epochSeconds: Int64, in zone: ZoneRule) {
        let sum = epochSeconds.addingReportingOverflow(Int64(zone.offsetSeconds(epochSeconds)))
        let local = max(0, sum.overflow ? epochSeconds : sum.partialValue)
        weekday = Int((local / 86_400 + 3) % 7) + 1  // 1970-01-01 was a Thursday.
        hour = Int(local % 86_400 / 3_600)
    }
}
