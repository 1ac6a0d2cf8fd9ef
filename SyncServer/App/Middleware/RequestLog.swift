import HTTPTypes
import Hummingbird
import Logging
import SyncProtocol
import Usage

/// Writes one line for each request: method, route, status, duration and the kiosk, and never an address or a query.
struct RequestLog: RouterMiddleware {
    typealias Context = ServerRequestContext

    @concurrent func handle(
        _ request: Request, context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        let response = try await next(request, context)
        var metadata: Logger.Metadata = [
            "method": "\(request.method)", "route": "\(context.endpointPath ?? "-")",
            "status": "\(response.status.code)", "milliseconds": "\(start.duration(to: clock.now).wholeMilliseconds)",
        ]
        // Only a kiosk whose signature was accepted is named.
        if response.status.code < 400, let kiosk = request.headers[.snowglobeKiosk], let id = KioskID(hex: kiosk) {
            metadata["kiosk"] = "\(id)"
        }
        context.logger.info("Request answered", metadata: metadata)
        return response
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
