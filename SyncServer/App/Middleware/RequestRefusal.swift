/// A request that is refused before any work is done for it.
enum RequestRefusal: Error, Equatable, Sendable {
    /// Too many failed attempts came in a short time.
    case tooManyAttempts(retryAfterSeconds: Int)
    /// The kiosk that signed is not enrolled here or was revoked.
    case kioskNotAccepted
    /// The request is addressed to a name that is not this server's.
    case foreignHost
    /// The body did not come in time.
    case bodyTooSlow(secondsMax: Int)
    /// The form did not carry the token of the page that it belongs to.
    case foreignForm
}
