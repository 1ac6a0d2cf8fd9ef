import Bytes
import HTTPTypes
import SyncEngine
import SyncProtocol
import Usage

/// The HTTPS road of an enrolled kiosk: signs what must be signed, and turns answers into the engine's words.
struct HTTPSyncTransport: SyncTransport {
    let road: HTTPRoad
    let kioskID: KioskID
    let key: SigningKey
    let clock: any SyncClock

    var carriesTrustedTime: Bool { road.address.isSecure || road.address.isLoopback }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        try await exchange(
            .reconcile, body: try encoded(request), type: .json,
            bytesMax: ProtocolLimits.reconcileResponseBytesMax)
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        try await exchange(
            .uploadSegments, body: segmentPackage, type: .deltaPackage,
            bytesMax: ProtocolLimits.segmentUploadResponseBytesMax)
    }

    func send(_ report: StatusReport) async throws(SyncError) {
        let body = try encoded(report)
        try await road.deliver(.status, body: body, type: .json, fields: try signature(of: .status, body: body))
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        try await road.file(.metadata(name: name), bytesMax: bytesMax)
    }

    // MARK: - Steps

    private func exchange<Answer: Decodable>(
        _ route: SyncRoute, body: [UInt8], type: MediaType, bytesMax: Int
    ) async throws(SyncError) -> Answer {
        let fields = try signature(of: route, body: body)
        let bytes = try await road.json(route, body: body, type: type, fields: fields, bytesMax: bytesMax)
        do {
            return try WireJSON.decode(Answer.self, from: bytes, bytesMax: bytesMax)
        } catch {
            throw .malformedAnswer(error)
        }
    }

    private func signature(of route: SyncRoute, body: [UInt8]) throws(SyncError) -> HTTPFields {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<RequestSignature.nonceByteCount).map { _ in
            UInt8.random(in: .min ... .max, using: &generator)
        }
        do {
            return try RequestSignature(
                method: route.method, path: route.path, bodyDigest: SHA256Digest(of: body), kioskID: kioskID,
                timeFloor: clock.now().floorSeconds, nonce: nonce, key: key
            ).headers
        } catch {
            throw .storage(.report, detail: "the kiosk's key does not sign")
        }
    }

    private func encoded(_ value: some Encodable) throws(SyncError) -> [UInt8] {
        do {
            return try WireJSON.encode(value)
        } catch {
            throw .malformedAnswer(error)
        }
    }
}
