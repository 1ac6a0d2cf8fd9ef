import HTTPTypes
import Hummingbird

/// Sets on every response what browsers need to keep a page to itself: no script, no frame, no guessing of types.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = ServerRequestContext

    /// Whether browsers may be told to come back over HTTPS only.
    let isEncrypted: Bool

    private static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    ].joined(separator: "; ")

    @concurrent func handle(
        _ request: Request, context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.contentSecurityPolicy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        if isEncrypted { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

extension HTTPField.Name {
    fileprivate static let referrerPolicy = known("referrer-policy")
    fileprivate static let crossOriginOpenerPolicy = known("cross-origin-opener-policy")
    fileprivate static let crossOriginResourcePolicy = known("cross-origin-resource-policy")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else {
            preconditionFailure("A header name written here is not a token of RFC 9110.")
        }
        return field
    }
}
