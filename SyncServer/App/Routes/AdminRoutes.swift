import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServerStorage
import SyncProtocol
import Usage

/// The admin pages behind the sign-in.
struct AdminRoutes: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let pages: AdminPages
    let sessions: AdminSession
    let vocabularies: VocabularyLibrary
    let repository: Repository
    let deltas: DeltaMaker

    private var source: EngagementSource { EngagementSource(store: store, clock: clock) }

    func add(to router: Router<ServerRequestContext>) {
        router.get("/") { _, _ in Response.redirect(to: AdminPages.Tab.overview.url) }
        router.get("/admin", use: signedIn(overview))
        router.get("/admin/explainers/:explainer", use: signedIn(explainer))
        router.get("/admin/kiosks", use: signedIn(kiosks))
        router.get("/admin/releases", use: signedIn(releases))
        router.get("/admin/export.csv", use: signedIn { try await export(.csv, $0, $1, $2) })
        router.get("/admin/export.json", use: signedIn { try await export(.json, $0, $1, $2) })
        router.get(RouterPath(pages.stylesheetURL)) { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: pages.stylesheet)))
        }
    }

    private typealias Page =
        @Sendable (Request, ServerRequestContext, StaffSession) async throws -> Response

    /// Answers with `page` to staff who are signed in, and sends others to the sign-in.
    private func signedIn(
        _ page: @escaping Page
    ) -> @Sendable (Request, ServerRequestContext) async throws -> Response {
        { request, context in
            guard let session = try await sessions.session(of: request) else {
                return Response.redirect(to: SignInRoutes.signInPath)
            }
            return try await page(request, context, session)
        }
    }

    @Sendable private func overview(
        _ request: Request, context: ServerRequestContext, session: StaffSession
    ) async throws -> Response {
        let data = try await source.data(for: EngagementQuestion(request.uri))
        return try pages.render(
            .overview, title: "Overview", content: OverviewContent(data), session: session, tab: .overview)
    }

    @Sendable private func explainer(
        _ request: Request, context: ServerRequestContext, session: StaffSession
    ) async throws -> Response {
        let id = try context.parameters.require("explainer")
        let data = try await source.data(for: EngagementQuestion(request.uri))
        guard let content = ExplainerContent(data, explainer: id) else { throw HTTPError(.notFound) }
        return try pages.render(.explainer, title: content.heading, content: content, session: session, tab: .overview)
    }

    @Sendable private func kiosks(
        _ request: Request, context: ServerRequestContext, session: StaffSession
    ) async throws -> Response {
        let (standing, kiosks, contacts) = try await source.standing()
        let content = KiosksContent(
            standing: standing, kiosks: kiosks, contacts: contacts, segmentCounts: try await store.segmentCounts(),
            quarantined: try await store.quarantined(), now: clock.epochSeconds())
        return try pages.render(.kiosks, title: "Kiosks", content: content, session: session, tab: .kiosks)
    }

    @Sendable private func releases(
        _ request: Request, context: ServerRequestContext, session: StaffSession
    ) async throws -> Response {
        try await vocabularies.learnReleases()
        let (standing, kiosks, contacts) = try await source.standing()
        let content = ReleasesContent(
            standing: standing, kiosks: kiosks, contacts: contacts, releases: try await store.knownReleases(),
            published: published(context), deltas: await deltas.standing)
        return try pages.render(.releases, title: "Releases", content: content, session: session, tab: .releases)
    }

    /// The releases made here; none, with a line in the log, where the repository cannot be read.
    private func published(_ context: ServerRequestContext) -> [ReleaseSummary] {
        do {
            return try repository.releases().releases
        } catch {
            context.logger.error("Repository not readable", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func export(
        _ format: EngagementExport.Format, _ request: Request, _ context: ServerRequestContext, _ session: StaffSession
    ) async throws -> Response {
        let question = EngagementQuestion(request.uri)
        let text = try await source.export(for: question).text(format)
        let type = format == .csv ? "text/csv; charset=utf-8" : "application/json"
        return Response(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "attachment; filename=\"snowglobe-engagement.\(format.rawValue)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension EngagementQuestion {
    /// Reads a query; anything but a known period and a well-formed site stands for all.
    init(_ uri: URI) {
        let site = uri.queryParameters.get("site").flatMap { SiteName($0) }
        let period = uri.queryParameters.get("period").flatMap { Period(rawValue: $0) }
        self.init(site: site?.text, period: period ?? .all)
    }
}
