/// Which of the open accumulations: each class has one for its service days, and others while days are not known.
public struct AccumulationKey: Hashable, Sendable {
    /// What is known of the days.
    public enum Bucket: String, CaseIterable, Hashable, Sendable {
        /// The service days are known.
        case dated
        /// This boot, with an unknown clock; re-labelled if the boot becomes trusted.
        case boot
        /// This boot, after the clock went back to a day that was sealed already.
        case wentBack = "went-back"
        /// Boots that ended without a trusted clock; sealed as undated.
        case undated
    }

    /// The class of the counters.
    public let usageClass: UsageClass
    /// What is known of the days.
    public let bucket: Bucket

    /// Joins class and bucket.
    public init(_ usageClass: UsageClass, _ bucket: Bucket) {
        self.usageClass = usageClass
        self.bucket = bucket
    }
}
