import HTTPTypes
import Hummingbird
import ServerStorage

/// Signing in and out of the admin pages.
struct SignInRoutes: Sendable {
    let store: ServerStore
    let pages: AdminPages
    let sessions: AdminSession

    static let signInPath = "/admin/sign-in"

    func add(to router: Router<ServerRequestContext>) {
        router.get(RouterPath(Self.signInPath), use: showForm)
        router.post(RouterPath(Self.signInPath), use: signIn)
        router.post("/admin/sign-out", use: signOut)
    }

    private struct SignInForm: Decodable {
        let form_token: String
        let name: String
        let password: String
    }

    private struct SignOutForm: Decodable {
        let form_token: String
    }

    private struct SignInContent: Sendable {
        let problem: String?
        let hasAccounts: Bool
        let formToken: String
        let name: String
    }

    @Sendable private func showForm(_ request: Request, context: ServerRequestContext) async throws -> Response {
        if try await sessions.session(of: request) != nil { return .redirect(to: AdminPages.Tab.overview.url) }
        return try await form(problem: nil, name: "", status: .ok)
    }

    @Sendable private func signIn(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let form: SignInForm = try await request.form()
        guard let expected = sessions.formToken(of: request), expected == form.form_token else {
            return try await self.form(
                problem: "The page was open for too long. Type your password again.", name: form.name,
                status: .badRequest)
        }
        switch try await sessions.signIn.attempt(name: form.name, password: form.password) {
        case .signedIn(let token):
            var response = Response.redirect(to: AdminPages.Tab.overview.url)
            response.setCookie(sessions.sessionCookie(token: token))
            return response
        case .refused:
            return try await self.form(
                problem: "Name and password do not go together. Try again.", name: form.name, status: .forbidden)
        case .throttled:
            return try await self.form(
                problem: "Too many attempts failed. Wait 15 minutes, then try again.", name: form.name,
                status: .tooManyRequests)
        }
    }

    @Sendable private func signOut(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let form: SignOutForm = try await request.form()
        var response = Response.redirect(to: Self.signInPath)
        guard let session = try await sessions.session(of: request), let token = sessions.token(of: request) else {
            return response
        }
        guard session.formToken == form.form_token else { throw RequestRefusal.foreignForm }
        try await sessions.signIn.end(token: token)
        response.setCookie(sessions.endedSessionCookie)
        return response
    }

    private func form(problem: String?, name: String, status: HTTPResponse.Status) async throws -> Response {
        let token = SignIn.randomToken()
        let content = SignInContent(
            problem: problem, hasAccounts: try await store.hasAccounts(), formToken: token, name: name)
        var response = try pages.render(.signIn, title: "Sign in", content: content)
        response.status = status
        response.setCookie(sessions.formCookie(token: token))
        return response
    }
}

extension Request {
    /// The fields of a form of at most 4 KiB.
    fileprivate func form<Fields: Decodable>() async throws -> Fields {
        let body = try await boundedBody(bytesMax: 4_096)
        do {
            return try URLEncodedFormDecoder().decode(Fields.self, from: String(decoding: body, as: UTF8.self))
        } catch is DecodingError {
            throw RequestRefusal.foreignForm
        }
    }
}

extension Response {
    /// Sends the browser on with a GET (RFC 9110 §15.4.4).
    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
