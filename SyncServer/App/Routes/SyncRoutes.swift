import Hummingbird
import Logging
import ServerStorage
import SyncProtocol
import Usage

/// `POST /v1/sync`: a kiosk says what it has, and is told all that is new in one answer.
struct SyncRoutes: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let authentication: KioskAuthentication
    let intake: ReportIntake
    let answers: SyncAnswerMaker
    let deltas: DeltaMaker
    let windowSeconds: Int

    func add(to router: Router<ServerRequestContext>) {
        router.post(RouterPath(SyncRoute.sync.path), use: sync)
    }

    @Sendable private func sync(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .sync)
        let question = try SyncRequest(decoding: body)
        let now = clock.epochSeconds()
        var answer = SyncResponse(serverTime: Int64(now), windowSeconds: windowSeconds)
        let fresh = try await store.reconcile(question.segments.fresh)
        answer.areSegmentsSettled = try await areSettled(question, of: kiosk)
        answer.wanted = fresh.missing
        answer.isStatusWanted = try await isStatusWanted(question, of: kiosk)
        let current: RepositoryMetadata
        do throws(PublishingError) {
            current = try answers.fill(&answer, for: question, site: kiosk.site)
        } catch {
            // Reports are taken all the same: the kiosk goes the static road, where each question stands for itself.
            context.logger.error("Repository not readable", metadata: ["error": "\(error)"])
            throw HTTPError(.notFound)
        }
        await deltas.note(active: question.status.contentVersion, digest: question.status.bundleDigest, in: current)
        try await intake.take(question.report, from: kiosk)
        try await store.noteContact(
            kiosk.id, isComplete: answer.areSegmentsSettled && fresh.isComplete, atEpochSeconds: now)
        return Response(.sync, answer.encoded())
    }

    private func areSettled(_ question: SyncRequest, of kiosk: EnrolledKiosk) async throws -> Bool {
        guard let ordinals = question.segments.ordinals else { return true }
        let held = try await store.segmentIDs(
            of: kiosk.id, installID: question.status.installID, ordinals: ordinals)
        return question.segments.isSettled(in: held)
    }

    private func isStatusWanted(_ question: SyncRequest, of kiosk: EnrolledKiosk) async throws -> Bool {
        let operations = question.operations
        guard !operations.digest.isEmpty else { return false }
        let held = try await store.operations(
            of: kiosk.id, from: operations.firstDay, before: operations.newest?.day,
            includesUndated: operations.hasUndated)
        let days = try Dictionary(grouping: held, by: \.day).map { day, counters in
            let pairs = try counters.map { (try CounterKey(text: $0.name), $0.value) }
            return OperationsDay(day: day, counters: Dictionary(pairs) { first, _ in first })
        }
        return !operations.covers(days)
    }
}

extension SyncRequest {
    /// The report as the status route would have taken it, with the newest day's counters alone.
    fileprivate var report: StatusReport {
        var report = status
        report.operations = operations.newest.map { [$0] } ?? []
        return report
    }
}
