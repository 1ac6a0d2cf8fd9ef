public import SyncProtocol

/// One road to the server (HTTPS, a neighbour's relay, a stick), which moves bytes and judges nothing.
///
/// A conforming type signs the requests that need it, bounds every answer by the limit it is given before it keeps
/// the bytes, follows no redirect, and throws ``SyncError`` cases that tell whether to try again.
public protocol SyncTransport: Sendable {
    /// Whether the server's time may set the kiosk's clock to trusted: verified TLS, or loopback.
    var carriesTrustedTime: Bool { get }

    /// Whether what it says of segments is the server's own word; on any other road nothing is taken as received.
    var speaksForServer: Bool { get }

    /// Makes the road ready for one full cycle, and returns what the cycle's questions then go to.
    ///
    /// A road that can ask for everything in one request does so here and answers the questions from what came; any
    /// other returns itself. Throws if the server cannot be reached or does not accept the kiosk: the cycle then has no
    /// road.
    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad

    /// Asks which of the kept segments the server lacks; this is also the acknowledgement of those it has.
    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse

    /// Sends one delta package of kind usage and returns a verdict for each segment in it.
    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse

    /// Sends the status report of this cycle.
    func send(_ report: StatusReport) async throws(SyncError)

    /// Fetches a metadata file such as `2.root.json`, or returns nil if there is none of that name.
    ///
    /// Throws ``SyncError/answerTooLong(bytesMax:)`` as soon as more than `bytesMax` bytes arrive.
    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]?

    /// Downloads a target file from byte `offset` on, and hands its bytes over in order as they arrive.
    ///
    /// Never hands over more than `package.byteCount - offset` bytes. An error that `receive` throws ends the download
    /// and is thrown on. Throws ``SyncError/rangeRefused(offset:)`` if the server does not resume at `offset`.
    func download(
        _ package: PackageName, from offset: Int,
        receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError)
}

extension SyncTransport {
    /// The other end is the server.
    public var speaksForServer: Bool { true }

    /// Nothing to make ready: every question is a request of its own.
    public func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        OpenedRoad(self)
    }
}
