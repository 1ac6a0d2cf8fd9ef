public import SyncProtocol

/// Several roads in their order: each cycle takes the first that opens.
///
/// A server that refuses the kiosk ends the search, for no neighbour may then stand in for it. If no road opens, the
/// first one's reason is told: it is the one that staff can do something about.
public struct SyncRoads: SyncTransport {
    private let first: any SyncTransport
    private let others: @Sendable () async -> [any SyncTransport]

    /// Takes the roads in the order in which they are tried; `others` are looked for when the first does not open.
    public init(_ first: any SyncTransport, then others: @escaping @Sendable () async -> [any SyncTransport]) {
        self.first = first
        self.others = others
    }

    /// That of the first road, which is asked outside of cycles.
    public var carriesTrustedTime: Bool { first.carriesTrustedTime }

    /// Opens the first road that can be opened.
    public func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        let reason: SyncError
        do throws(SyncError) {
            return try await first.open(opening)
        } catch {
            guard error.leavesOtherRoads else { throw error }
            reason = error
        }
        for road in await others() {
            do throws(SyncError) {
                return try await road.open(opening)
            } catch {
                guard error.leavesOtherRoads else { throw error }
            }
        }
        throw reason
    }

    /// Asks the first road.
    public func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        try await first.reconcile(request)
    }

    /// Sends over the first road.
    public func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        try await first.upload(segmentPackage: segmentPackage)
    }

    /// Sends over the first road.
    public func send(_ report: StatusReport) async throws(SyncError) {
        try await first.send(report)
    }

    /// Asks the first road.
    public func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        try await first.metadata(named: name, bytesMax: bytesMax)
    }

    /// Downloads over the first road.
    public func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        try await first.download(package, from: offset, receive: receive)
    }
}

extension SyncError {
    /// Whether another road is worth trying after this one did not open.
    var leavesOtherRoads: Bool {
        switch self {
        case .unreachable, .timedOut, .certificateRefused, .retryLater, .server, .unexpectedStatus, .answerTooLong,
            .malformedAnswer, .metadataMissing:
            true
        default: false
        }
    }
}
