/// How large a thing from outside may be before it is looked at.
public enum UsageLimits {
    /// The body of one event, in bytes.
    public static let eventBytesMax = 1_024
    /// One segment without its signature, in bytes.
    public static let segmentBytesMax = 64 * 1_024
    /// One batch of signed segments, in bytes.
    public static let batchBytesMax = 256 * 1_024
    /// An id of the content manifest, a language tag or a code, in bytes.
    public static let nameBytesMax = 64
    /// The text form of one counter key, in bytes.
    public static let keyBytesMax = 255
    /// The name of a time zone, in bytes.
    public static let zoneBytesMax = 64
    /// Keys in one vocabulary's table.
    public static let keyTableCountMax = 20_000
    /// Cells in one segment.
    public static let cellCountMax = 20_000
    /// The highest value of a counter in a segment; a kiosk that never sealed for 20 years stays below.
    public static let counterMax = 4_000_000
    /// The highest ordinal of a segment.
    public static let ordinalMax = 1_000_000_000
    /// Taps that one `activity` event may report.
    public static let tapsPerEventMax = 1_000
    /// Active seconds that one `activity` event may report: the longest visit.
    public static let activeSecondsPerEventMax = 1_800
    /// Visible milliseconds that one `scene.view` event may report: the longest visit.
    public static let visibleMillisecondsPerEventMax = 1_800_000
}
