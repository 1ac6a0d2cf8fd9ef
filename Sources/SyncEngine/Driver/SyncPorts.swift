/// Everything outside the engine that a cycle touches.
public struct SyncPorts: Sendable {
    /// The road to the server.
    public let transport: any SyncTransport
    /// The segments and the operations counters.
    public let ledger: any UsageLedger
    /// The trusted metadata on disk.
    public let metadata: any MetadataKeeping
    /// The content on disk and the switch between versions.
    public let content: any ContentActivating
    /// The stored position.
    public let positions: any SyncPositionStoring
    /// The time.
    public let clock: any SyncClock

    /// Joins the ports.
    public init(
        transport: any SyncTransport, ledger: any UsageLedger, metadata: any MetadataKeeping,
        content: any ContentActivating, positions: any SyncPositionStoring, clock: any SyncClock
    ) {
        self.transport = transport
        self.ledger = ledger
        self.metadata = metadata
        self.content = content
        self.positions = positions
        self.clock = clock
    }
}
