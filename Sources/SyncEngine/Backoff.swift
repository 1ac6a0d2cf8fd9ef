/// How long to wait after cycles that failed in a row: exponential, with jitter, capped.
public struct Backoff: Sendable {
    /// The wait after the first failure, in seconds.
    public static let firstSeconds = 30
    /// No wait is longer, in seconds.
    public static let secondsMax = 6 * 3_600

    /// The wait after `failures` failed cycles in a row, from half of the full wait to all of it, in seconds.
    public static func seconds(afterFailures failures: Int, using generator: inout some RandomNumberGenerator) -> Int {
        let doublings = min(max(failures - 1, 0), 16)
        let full = min(firstSeconds << doublings, secondsMax)
        return Int.random(in: full / 2...full, using: &generator)
    }
}
