import Bytes
import HTTPTypes
import SyncEngine
import SyncProtocol
import Usage

/// The HTTPS road of an enrolled kiosk: signs what must be signed, and turns answers into the engine's words.
struct HTTPSyncTransport: SyncTransport {
    let road: HTTPRoad
    let signer: ReportSigner

    var carriesTrustedTime: Bool { road.address.isSecure || road.address.isLoopback }

    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        try await FastRoad(base: self).open(opening) { request throws(SyncError) in
            let body = request.encoded()
            return try await road.exchange(
                .sync, body: body, type: .sync, fields: try signer.signature(of: .sync, body: body).headers,
                bytesMax: ProtocolLimits.syncResponseBytesMax)
        }
    }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        try await exchange(
            .reconcile, body: try SyncError.encoding(request), type: .json,
            bytesMax: ProtocolLimits.reconcileResponseBytesMax)
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        try await exchange(
            .uploadSegments, body: segmentPackage, type: .deltaPackage,
            bytesMax: ProtocolLimits.segmentUploadResponseBytesMax)
    }

    func send(_ report: StatusReport) async throws(SyncError) {
        let body = try SyncError.encoding(report)
        try await road.deliver(
            .status, body: body, type: .json, fields: try signer.signature(of: .status, body: body).headers)
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        try await road.file(.metadata(name: name), bytesMax: bytesMax)
    }

    // MARK: - Steps

    private func exchange<Answer: Decodable>(
        _ route: SyncRoute, body: [UInt8], type: MediaType, bytesMax: Int
    ) async throws(SyncError) -> Answer {
        let fields = try signer.signature(of: route, body: body).headers
        let bytes = try await road.json(route, body: body, type: type, fields: fields, bytesMax: bytesMax)
        do {
            return try WireJSON.decode(Answer.self, from: bytes, bytesMax: bytesMax)
        } catch {
            throw .malformedAnswer(error)
        }
    }
}
