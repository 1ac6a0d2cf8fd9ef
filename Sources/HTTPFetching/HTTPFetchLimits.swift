/// How long a request may take and how slowly its answer may come.
public struct HTTPFetchLimits: Equatable, Sendable {
    /// Connecting takes at most this many seconds.
    public var connectSecondsMax: Int64 = 10
    /// The head of an answer, and each next piece of its body, comes within this many seconds.
    public var answerSecondsMax: Int64
    /// An answer whose average is below this many bytes a second is given up, after a first minute of patience.
    public var bytesPerSecondMin = 128

    /// Limits with a time for answers.
    public init(answerSecondsMax: Int64) {
        self.answerSecondsMax = answerSecondsMax
    }

    /// Whether to go on with an answer of which so many bytes came in so many seconds.
    public func allows(receivedBytes: Int, after seconds: Int, secondsMax: Int) -> Bool {
        seconds <= secondsMax && (seconds <= 60 || receivedBytes >= seconds * bytesPerSecondMin)
    }
}
