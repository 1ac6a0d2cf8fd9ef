import Bytes
import Hummingbird
import ServerStorage
import SyncProtocol
import Usage

/// `POST /v1/stats/reconcile` and `PUT /v1/stats/segments`: what kiosks counted, each segment once.
struct UsageUploadRoutes: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let authentication: KioskAuthentication
    let intake: ReportIntake
    let windowSeconds: Int

    func add(to router: Router<ServerRequestContext>) {
        router.post(RouterPath(SyncRoute.reconcile.path), use: reconcile)
        router.put(RouterPath(SyncRoute.uploadSegments.path), use: upload)
    }

    @Sendable private func reconcile(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .reconcile)
        let question = try WireJSON.decode(
            ReconcileRequest.self, from: body, bytesMax: SyncRoute.reconcile.requestBytesMax)
        let found = try await store.reconcile(question.ids)
        let now = clock.epochSeconds()
        try await store.noteContact(kiosk.id, isComplete: found.isComplete, atEpochSeconds: now)
        let answer = ReconcileResponse(missing: found.missing, serverTime: Int64(now), windowSeconds: windowSeconds)
        return Response(json: try WireJSON.encode(answer))
    }

    @Sendable private func upload(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .uploadSegments)
        let verdicts = try await intake.take(segmentPackage: body, from: kiosk)
        return Response(json: try WireJSON.encode(SegmentUploadResponse(verdicts: verdicts)))
    }
}
