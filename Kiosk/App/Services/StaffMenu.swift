import Bytes
import Content
import Secrets

/// Opens the staff menu for who knows the site's PIN, slowly for who guesses.
///
/// State is in memory only: a restart of the kiosk closes the menu.
actor StaffMenu {
    /// What came of an attempt.
    enum Opening: Equatable, Sendable {
        /// The menu is open; the token stands for it until it closes by itself.
        case opened(token: String)
        /// The PIN is wrong.
        case wrong
        /// Too many were wrong; none is checked for some minutes.
        case throttled
        /// The clinic has set no PIN, so the menu opens for nobody.
        case noPIN
    }

    /// Five wrong PINs in five minutes: six digits then hold for well over a year of guessing day and night.
    static let limits = AttemptThrottle.Limits(failuresPerName: 5, failuresInAll: 5, windowSeconds: 5 * 60)
    /// An open menu closes by itself after this long.
    static let openMax: Duration = .seconds(10 * 60)
    /// Longest PIN that is looked at, in bytes.
    static let pinBytesMax = 32

    private let throttle = AttemptThrottle(limits: limits)
    private let startedAt = ContinuousClock.now
    private var session: (token: String, since: ContinuousClock.Instant)?

    /// Checks a PIN; one check takes about a tenth of a second and 32 MiB.
    func open(pin: String, site: SiteConfiguration) async throws -> Opening {
        guard let stored = site.staffPIN, let hash = PasswordHash(stored) else { return .noPIN }
        let seconds = Int(startedAt.duration(to: .now).components.seconds)
        guard await throttle.admit("staff", atEpochSeconds: seconds) else { return .throttled }
        guard pin.utf8.count <= Self.pinBytesMax, try hash.matches(pin) else { return .wrong }
        await throttle.forget("staff")
        var random = SystemRandomNumberGenerator()
        let token = Hex.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        session = (token, .now)
        return .opened(token: token)
    }

    /// Whether the token is that of the menu that is open now.
    func isOpen(_ token: String) -> Bool {
        guard let session, session.since.duration(to: .now) < Self.openMax else { return false }
        return session.token == token
    }
}
