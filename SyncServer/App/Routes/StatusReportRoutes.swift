import Hummingbird
import ServerStorage
import SyncProtocol
import Usage

/// `POST /v1/status`: how a kiosk is.
struct StatusReportRoutes: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let authentication: KioskAuthentication

    func add(to router: Router<ServerRequestContext>) {
        router.post(RouterPath(SyncRoute.status.path), use: receive)
    }

    @Sendable private func receive(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .status)
        let report = try WireJSON.decode(StatusReport.self, from: body, bytesMax: SyncRoute.status.requestBytesMax)
        let now = clock.epochSeconds()
        try await store.insert(try ReceivedStatus(report), from: kiosk.id, atEpochSeconds: now)
        try await store.noteContact(kiosk.id, isComplete: false, atEpochSeconds: now)
        return Response(status: .noContent)
    }
}

extension ReceivedStatus {
    /// Takes the class O counters out of a report, whose form and names were checked as it was read.
    fileprivate init(_ report: StatusReport) throws {
        let counters = report.operations.flatMap { day in
            day.counters.map { Counter(day: day.day, name: $0.key.text, value: $0.value) }
        }
        var withoutCounters = report
        withoutCounters.operations = []
        self.init(installID: report.installID, counters: counters, body: try WireJSON.encode(withoutCounters))
    }
}
