import Hummingbird
import ServerStorage

/// The two cookies of the admin pages: who is signed in, and the token of the sign-in form.
struct AdminSession: Sendable {
    let signIn: SignIn
    /// Whether cookies may travel over HTTPS only.
    let isEncrypted: Bool

    private var sessionCookieName: String { isEncrypted ? "__Secure-snowglobe-session" : "snowglobe-session" }
    private var formCookieName: String { isEncrypted ? "__Secure-snowglobe-form" : "snowglobe-form" }

    /// The session of a request, or nil.
    func session(of request: Request) async throws -> StaffSession? {
        guard let token = token(of: request) else { return nil }
        return try await signIn.session(token: token)
    }

    /// The token in the session cookie of a request, or nil.
    func token(of request: Request) -> String? { request.cookies[sessionCookieName]?.value }

    /// The token that the sign-in form of this browser must send back, or nil.
    func formToken(of request: Request) -> String? { request.cookies[formCookieName]?.value }

    /// The cookie that signs a browser in until it is closed or the session ends.
    func sessionCookie(token: String) -> Cookie { cookie(sessionCookieName, value: token) }

    /// The cookie that goes with the sign-in form.
    func formCookie(token: String) -> Cookie { cookie(formCookieName, value: token) }

    /// The cookie that takes the session cookie away.
    var endedSessionCookie: Cookie { cookie(sessionCookieName, value: "", maxAge: 0) }

    private func cookie(_ name: String, value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: maxAge, path: "/admin", secure: isEncrypted, httpOnly: true,
            sameSite: .strict)
    }
}
