import Hummingbird
import ServerStorage
import SyncProtocol

/// `POST /v1/status`: how a kiosk is.
struct StatusReportRoutes: Sendable {
    let authentication: KioskAuthentication
    let intake: ReportIntake
    let repository: Repository
    let deltas: DeltaMaker

    func add(to router: Router<ServerRequestContext>) {
        router.post(RouterPath(SyncRoute.status.path), use: receive)
    }

    @Sendable private func receive(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .status)
        let report = try await intake.take(statusReport: body, from: kiosk)
        // A report counts also while the repository cannot be read; no delta is made then.
        if let current = try? repository.current() {
            await deltas.note(active: report.contentVersion, digest: report.bundleDigest, in: current)
        }
        return Response(status: .noContent)
    }
}
