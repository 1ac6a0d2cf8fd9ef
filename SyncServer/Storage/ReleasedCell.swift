public import Usage

/// One number that left the kiosks: the sum of a counter over the segments of one site, interval and release.
public struct ReleasedCell: Hashable, Sendable {
    /// The site that the kiosks belonged to when they reported.
    public let site: String
    /// The service days that the number covers; nil where the kiosk did not know the date.
    public let days: ClosedRange<ServiceDay>?
    /// The class under which it was held back until enough visits had come together.
    public let usageClass: UsageClass
    /// The release that visitors saw, or `mixed`; empty where numbers are not kept apart by release.
    public let release: String
    /// What was counted.
    public let key: CounterKey
    /// The number of visits.
    public let count: Int

    /// Puts a cell together.
    public init(
        site: String, days: ClosedRange<ServiceDay>?, usageClass: UsageClass, release: String, key: CounterKey,
        count: Int
    ) {
        self.site = site
        self.days = days
        self.usageClass = usageClass
        self.release = release
        self.key = key
        self.count = count
    }
}
