import Bytes
import Hummingbird
import Secrets
import ServerStorage
import SyncProtocol
import Usage

/// `POST /v1/enroll`: a one-time secret for an identity.
struct EnrolRoutes: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let throttle: AttemptThrottle

    /// All enrolments share one count of failures: a code has 40 bits and lives ten minutes.
    private static let throttleName = "enrolment"

    func add(to router: Router<ServerRequestContext>) {
        router.post(RouterPath(SyncRoute.enrol.path), use: enrol)
    }

    @Sendable private func enrol(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let bytesMax = SyncRoute.enrol.requestBytesMax
        let body = try await request.boundedBody(bytesMax: bytesMax)
        let now = clock.epochSeconds()
        guard await throttle.admit(Self.throttleName, atEpochSeconds: now) else {
            throw RequestRefusal.tooManyAttempts(retryAfterSeconds: ProtocolLimits.enrolmentCodeSeconds)
        }
        let enrolment = try WireJSON.decode(EnrolRequest.self, from: body, bytesMax: bytesMax)
        var random = SystemRandomNumberGenerator()
        let kiosk = try await store.enrol(
            KioskID(using: &random), secretDigest: enrolment.secret.storedDigest, publicKey: enrolment.publicKey,
            installID: enrolment.installID, atEpochSeconds: now)
        await throttle.forget(Self.throttleName)
        guard let site = SiteName(kiosk.site) else { throw ServerStoreError.malformedRow(table: "kiosk") }
        let answer = EnrolResponse(kioskID: kiosk.id, name: kiosk.name, site: site)
        return Response(json: try WireJSON.encode(answer))
    }
}

extension EnrolmentSecret {
    /// What the database keeps of the secret.
    ///
    /// Forty random bits that live ten minutes need no slow hash.
    var storedDigest: SHA256Digest { SHA256Digest(of: Array("snowglobe enrolment \(text)".utf8)) }
}
