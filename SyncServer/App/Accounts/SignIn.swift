import Bytes
import FoundationEssentials
import Secrets
import ServerStorage

/// Signs staff in and out, and knows who a request's cookie belongs to.
struct SignIn: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let throttle: AttemptThrottle

    /// What came of an attempt.
    enum Outcome: Equatable, Sendable {
        /// The session has started; its token goes into the cookie and is kept nowhere.
        case signedIn(token: String)
        /// Name or password is wrong; which of them is not told.
        case refused
        /// Too many attempts failed; none is checked for a while.
        case throttled
    }

    /// Checks a name and a password.
    ///
    /// An unknown name costs as much time as a wrong password.
    func attempt(name: String, password: String) async throws -> Outcome {
        let now = clock.epochSeconds()
        guard await throttle.admit(name.lowercased(), atEpochSeconds: now) else { return .throttled }
        let account = AccountName(name)
        var stored: String?
        if let account { stored = try await store.passwordHash(of: account) }
        let hash = try stored.flatMap { PasswordHash($0) } ?? PasswordHash(of: "nobody's password")
        let matches = try hash.matches(password)
        guard let account, stored != nil, matches else { return .refused }
        await throttle.forget(name.lowercased())
        let token = Self.randomToken()
        try await store.startSession(
            StaffSession(account: account, formToken: Self.randomToken()), token: Self.digest(of: token),
            atEpochSeconds: now)
        return .signedIn(token: token)
    }

    /// The session that a cookie's token belongs to, or nil.
    func session(token: String) async throws -> StaffSession? {
        try await store.session(token: Self.digest(of: token), atEpochSeconds: clock.epochSeconds())
    }

    /// Ends the session of a cookie's token.
    func end(token: String) async throws {
        try await store.endSession(token: Self.digest(of: token))
    }

    /// 256 random bits in hexadecimal.
    static func randomToken() -> String {
        var random = SystemRandomNumberGenerator()
        return Hex.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }

    private static func digest(of token: String) -> SHA256Digest { SHA256Digest(of: Array(token.utf8)) }
}
