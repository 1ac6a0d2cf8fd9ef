import HTTPTypes
import Hummingbird
import NIOCore
import SyncEngine
import SyncProtocol
import SystemPackage
import Usage

/// Refuses everything while the clinic's site configuration allows no relays.
struct RelayGate<Context: RequestContext>: RouterMiddleware {
    let isOpen: @Sendable () -> Bool

    @concurrent func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard isOpen() else { throw HTTPError(.forbidden, message: "The clinic has switched relays off.") }
        return try await next(request, context)
    }
}

/// What a kiosk shows its neighbours on the LAN: verified files, read only, and a place to leave signed reports.
///
///     GET  /tuf/metadata/<name>     as the server serves it
///     GET  /tuf/targets/<path>      whole; a neighbour that was cut off starts again
///     POST /v1/stats/reconcile      which segments neither wait here nor were delivered
///     PUT  /v1/stats/segments       keeps the signed request for the server
///     POST /v1/status               the same
struct RelayRoutes: Sendable {
    let mirror: RelayMirror
    let spool: ReportSpool
    let clock: any SyncClock

    func add(to router: Router<BasicRequestContext>) {
        router.get(RouterPath("\(SyncRoute.metadataPrefix):name"), use: metadata)
        router.get(RouterPath("\(SyncRoute.targetsPrefix)**"), use: target)
        router.post(RouterPath(SyncRoute.reconcile.path), use: reconcile)
        router.put(RouterPath(SyncRoute.uploadSegments.path)) { request, _ in try await keep(.segments, request) }
        router.post(RouterPath(SyncRoute.status.path)) { request, _ in try await keep(.status, request) }
    }

    @Sendable private func metadata(_ request: Request, context: BasicRequestContext) async throws -> Response {
        let name = String(request.uri.path.dropFirst(SyncRoute.metadataPrefix.count))
        guard let bytes = try mirror.metadata(named: name) else { throw HTTPError(.notFound) }
        return Self.answer(bytes, .json)
    }

    @Sendable private func target(_ request: Request, context: BasicRequestContext) async throws -> Response {
        let name = String(request.uri.path.dropFirst(SyncRoute.targetsPrefix.count))
        guard let path = mirror.target(servedAs: name) else { throw HTTPError(.notFound) }
        let body = try await FileIO().loadFile(path: path.string, context: context)
        return Response(
            status: .ok, headers: [.contentType: SyncProtocol.MediaType.targetFile.rawValue], body: body)
    }

    @Sendable private func reconcile(_ request: Request, context: BasicRequestContext) async throws -> Response {
        let body = try await Self.body(of: request, bytesMax: SyncRoute.reconcile.requestBytesMax)
        let question = try Self.decoded { () throws(SyncProtocolError) in
            try WireJSON.decode(ReconcileRequest.self, from: body, bytesMax: SyncRoute.reconcile.requestBytesMax)
        }
        let answer = ReconcileResponse(
            missing: await spool.lacking(question.ids), serverTime: clock.now().epochSeconds,
            windowSeconds: ProtocolLimits.windowSecondsDefault)
        return Self.answer(try WireJSON.encode(answer), .json)
    }

    private func keep(_ kind: SignedReport.Kind, _ request: Request) async throws -> Response {
        let body = try await Self.body(of: request, bytesMax: kind.route.requestBytesMax)
        let signature = try Self.decoded { () throws(SyncProtocolError) in
            try RequestSignature(headers: request.headers)
        }
        let report = SignedReport(kind, signature: signature, body: body)
        do {
            try await spool.take(report)
        } catch is SpoolFull {
            throw HTTPError(.serviceUnavailable, headers: [.retryAfter: "3600"], message: "The spool is full.")
        }
        guard kind == .segments else { return Response(status: .noContent) }
        let verdicts = report.segmentIDs.map { SegmentVerdict(id: $0, verdict: .stored) }
        return Self.answer(try WireJSON.encode(SegmentUploadResponse(verdicts: verdicts)), .json)
    }

    private static func body(of request: Request, bytesMax: Int) async throws -> [UInt8] {
        Array(buffer: try await request.body.collect(upTo: bytesMax))
    }

    private static func decoded<Value>(_ decode: () throws(SyncProtocolError) -> Value) throws -> Value {
        do {
            return try decode()
        } catch {
            throw HTTPError(.badRequest, message: "The request is not of the form of this route.")
        }
    }

    private static func answer(_ bytes: [UInt8], _ type: SyncProtocol.MediaType) -> Response {
        Response(
            status: .ok, headers: [.contentType: type.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
