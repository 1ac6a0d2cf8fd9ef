public import SyncProtocol
public import Usage

/// All that a kiosk has at the start of a cycle: what a road needs to ask for everything in one request.
public struct CycleOpening: Equatable, Sendable {
    /// The metadata held, or nil before enrolment.
    public let metadata: KeptMetadata?
    /// What is active and what is refused.
    public let holdings: ContentHoldings
    /// The ids of all segments kept, oldest first.
    public let segmentIDs: [SegmentID]
    /// The same segments in few bytes.
    public let segments: SegmentSummary
    /// How the kiosk is, as the cycles before left it.
    public let status: StatusReport
    /// The present.
    public let time: SyncTime

    /// Joins the parts.
    public init(
        metadata: KeptMetadata?, holdings: ContentHoldings, segmentIDs: [SegmentID], segments: SegmentSummary,
        status: StatusReport, time: SyncTime
    ) {
        self.metadata = metadata
        self.holdings = holdings
        self.segmentIDs = segmentIDs
        self.segments = segments
        self.status = status
        self.time = time
    }
}

/// A road that is ready for one cycle.
public struct OpenedRoad: Sendable {
    /// What the cycle's questions go to.
    public let transport: any SyncTransport
    /// How long the other side asked to wait before the next cycle, in seconds.
    public let retryAfterSeconds: Int?

    /// Joins a transport and the wait that was asked for.
    public init(_ transport: any SyncTransport, retryAfterSeconds: Int? = nil) {
        self.transport = transport
        self.retryAfterSeconds = retryAfterSeconds
    }
}
