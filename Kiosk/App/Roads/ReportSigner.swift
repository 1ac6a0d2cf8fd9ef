import Bytes
import HTTPTypes
import SyncEngine
import SyncProtocol
import Usage

/// Signs what the kiosk reports, for any road.
struct ReportSigner: Sendable {
    let kioskID: KioskID
    let key: SigningKey
    let clock: any SyncClock

    /// The signature of a request with this body.
    func signature(of route: SyncRoute, body: [UInt8]) throws(SyncError) -> RequestSignature {
        var generator = SystemRandomNumberGenerator()
        let nonce = (0..<RequestSignature.nonceByteCount).map { _ in
            UInt8.random(in: .min ... .max, using: &generator)
        }
        do {
            return try RequestSignature(
                method: route.method, path: route.path, bodyDigest: SHA256Digest(of: body), kioskID: kioskID,
                timeFloor: clock.now().floorSeconds, nonce: nonce, key: key)
        } catch {
            throw .storage(.report, detail: "the kiosk's key does not sign")
        }
    }

    /// A report that others can carry to the server.
    func report(_ kind: SignedReport.Kind, body: [UInt8]) throws(SyncError) -> SignedReport {
        SignedReport(kind, signature: try signature(of: kind.route, body: body), body: body)
    }
}

extension SyncError {
    /// Encodes a body of the contract, or says that this program is at fault.
    static func encoding(_ value: some Encodable) throws(SyncError) -> [UInt8] {
        do {
            return try WireJSON.encode(value)
        } catch {
            throw .malformedAnswer(error)
        }
    }
}
