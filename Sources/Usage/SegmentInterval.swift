/// The service days that a segment's visits ended on.
public enum SegmentInterval: Hashable, Sendable {
    /// From the first to the last day, both included.
    case dated(ClosedRange<ServiceDay>)
    /// The days are not known.
    case undated(UndatedReason)

    /// The days, or nil if undated.
    public var days: ClosedRange<ServiceDay>? {
        if case .dated(let days) = self { days } else { nil }
    }
}
