import HTTPTypes
import Hummingbird

/// Refuses requests that another site or name led here (DNS rebinding, cross-site posts).
///
/// The host must be a loopback name with the kiosk's own port; an `Origin`, where there is one, must be that host.
struct LoopbackOnly<Context: RequestContext>: RouterMiddleware {
    static var names: [String] { ["127.0.0.1", "localhost", "[::1]"] }

    @concurrent func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let host = request.head.authority, Self.isLoopback(host) else {
            throw HTTPError(.misdirectedRequest, message: "This kiosk answers on its own loopback address only.")
        }
        if let origin = request.headers[.origin], origin != "http://\(host)" {
            throw HTTPError(.forbidden, message: "Requests from other origins are refused.")
        }
        return try await next(request, context)
    }

    static func isLoopback(_ authority: String) -> Bool {
        names.contains { name in
            authority == name
                || (authority.hasPrefix("\(name):") && UInt16(authority.dropFirst(name.count + 1)) != nil)
        }
    }
}
