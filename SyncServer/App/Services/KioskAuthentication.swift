import Bytes
import Hummingbird
import ServerStorage
import SyncProtocol

/// Decides which kiosk a signed request comes from.
struct KioskAuthentication: Sendable {
    let store: ServerStore

    /// The body of a request whose signature an enrolled kiosk made over exactly this method, path and body.
    ///
    /// Throws ``SyncProtocolError`` for a missing or wrong signature and ``RequestRefusal/kioskNotAccepted`` for a kiosk
    /// that is unknown or revoked.
    func signedBody(
        of request: Request, route: SyncRoute
    ) async throws -> (kiosk: EnrolledKiosk, body: [UInt8]) {
        let signature = try RequestSignature(headers: request.headers)
        let body = try await request.boundedBody(bytesMax: route.requestBytesMax)
        guard let kiosk = try await store.kiosk(signature.kioskID) else { throw RequestRefusal.kioskNotAccepted }
        try signature.verify(
            method: request.method, path: request.uri.path, bodyDigest: SHA256Digest(of: body),
            publicKey: kiosk.publicKey)
        guard kiosk.revokedAtEpochSeconds == nil else { throw RequestRefusal.kioskNotAccepted }
        return (kiosk, body)
    }
}
