/// What one cycle did, for the log, the status page and `snowglobe-kiosk sync`.
public struct SyncReport: Equatable, Sendable {
    /// When the cycle began, in seconds since 1970 UTC.
    public let startedAt: Int64
    /// What failed, in the order of the stages; empty if nothing did.
    public var failures: [SyncFailure] = []
    /// Segments that were sent in this cycle.
    public var sentSegmentCount = 0
    /// Segments that the server stored, or had already, in this cycle.
    public var acceptedSegmentCount = 0
    /// Whether the server's metadata had anything that the kiosk did not hold.
    public var didMetadataChange = false
    /// Bytes of target files downloaded in this cycle.
    public var downloadedByteCount = 0
    /// Content that became active and was confirmed in this cycle.
    public var activated: [ContentName] = []
    /// Whether staged content waits for the screen to be idle.
    public var isWaitingForIdleScreen = false
    /// How long the server asked to wait, in seconds, if it did.
    public var retryAfterSeconds: Int?

    /// Starts an empty report.
    public init(startedAt: Int64) {
        self.startedAt = startedAt
    }

    /// Whether nothing failed and nothing waits.
    public var isComplete: Bool { failures.isEmpty && !isWaitingForIdleScreen }
}
