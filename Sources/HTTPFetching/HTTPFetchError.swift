/// Why an answer was given up; faults of the network itself are those of the HTTP client.
public enum HTTPFetchError: Error, Equatable, Sendable {
    /// More bytes came than the caller takes.
    case tooLong(bytesMax: Int)
    /// The answer took longer than the caller waits, or came more slowly than ``HTTPFetchLimits/bytesPerSecondMin``.
    case tooSlow(seconds: Int)
}
