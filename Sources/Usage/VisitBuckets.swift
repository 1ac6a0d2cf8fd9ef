/// Divides a measured amount into named ranges; each range starts where the one before ends.
public struct VisitBuckets: Sendable {
    /// The names of the ranges, lowest first.
    public let names: [String]
    /// Where each range but the lowest starts.
    public let lowerBounds: [Int]

    /// `visit.length`: active time in milliseconds.
    public static let length = VisitBuckets(
        names: ["lt15s", "15-60s", "1-3m", "3-8m", "8-20m", "ge20m"],
        lowerBounds: [15_000, 60_000, 180_000, 480_000, 1_200_000])
    /// `visit.taps`: taps, the first touch included.
    public static let taps = VisitBuckets(names: ["1-3", "4-10", "11-30", "gt30"], lowerBounds: [4, 11, 31])
    /// `scene.dwell`: visible and not idle, in milliseconds.
    public static let dwell = VisitBuckets(
        names: ["lt2s", "2-5s", "5-13s", "13-34s", "34-89s", "ge89s"],
        lowerBounds: [2_000, 5_000, 13_000, 34_000, 89_000])
    /// `storage.free`: bytes free on the disk.
    public static let freeBytes = VisitBuckets(
        names: ["lt100MB", "lt1GB", "ge1GB"], lowerBounds: [100_000_000, 1_000_000_000])

    /// The name of the range that holds `amount`.
    public func name(for amount: Int) -> String {
        names[lowerBounds.count { $0 <= amount }]
    }
}
