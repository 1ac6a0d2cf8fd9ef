import SyncEngine
import SyncProtocol

/// The road through a neighbour kiosk: its files are the server's, its word on segments is not.
struct RelayTransport: SyncTransport {
    /// The same requests as to the server; the neighbour answers them in its way.
    let base: HTTPSyncTransport

    let carriesTrustedTime = false
    let speaksForServer = false

    /// Open if the neighbour has a repository to show.
    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        let name = "timestamp.json"
        guard try await base.metadata(named: name, bytesMax: 64 * 1_024) != nil else {
            throw .metadataMissing(name: name)
        }
        return OpenedRoad(self)
    }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        try await base.reconcile(request)
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        try await base.upload(segmentPackage: segmentPackage)
    }

    func send(_ report: StatusReport) async throws(SyncError) {
        try await base.send(report)
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        try await base.metadata(named: name, bytesMax: bytesMax)
    }

    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        try await base.download(package, from: offset, receive: receive)
    }
}

/// The road of a kiosk that was enrolled without a server in reach: there is none but the stick.
struct ClosedRoad: SyncTransport {
    let carriesTrustedTime = false

    private let reason = SyncError.unreachable(detail: "this kiosk was enrolled for USB sticks alone")

    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad { throw reason }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse { throw reason }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse { throw reason }

    func send(_ report: StatusReport) async throws(SyncError) { throw reason }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? { throw reason }

    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) { throw reason }
}
