import HTTPTypes
import Hummingbird

/// Headers that keep a page to itself: no other origin, no inline script, no camera or microphone, no referrer.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private static var fields: [(HTTPField.Name?, String)] {
        [
            (
                .contentSecurityPolicy,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            ),
            (.xContentTypeOptions, "nosniff"),
            (HTTPField.Name("Referrer-Policy"), "no-referrer"),
            (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
            (HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin"),
            (
                HTTPField.Name("Permissions-Policy"),
                "camera=(), microphone=(), geolocation=(), accelerometer=(), gyroscope=(), magnetometer=(), usb=(), "
                    + "midi=(), payment=(), serial=(), hid=(), clipboard-read=(), display-capture=()"
            ),
        ]
    }

    private let fields = Self.fields.compactMap { name, value in name.map { ($0, value) } }

    @concurrent func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in fields { response.headers[name] = value }
        return response
    }
}
