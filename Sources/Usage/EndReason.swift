/// Why a visit ended.
public enum EndReason: String, CaseIterable, Hashable, Sendable {
    /// "Start over", "Hide" or "Done".
    case restart
    /// Nobody touched the screen for a while, or another visit began.
    case idle
    /// Thirty minutes passed: the count ends, the screen stays.
    case cap
}
