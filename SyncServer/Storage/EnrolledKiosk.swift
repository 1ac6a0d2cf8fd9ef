public import Bytes
public import Usage

/// A kiosk as the server knows it since its enrolment.
public struct EnrolledKiosk: Equatable, Sendable {
    /// The id that the server gave it.
    public let id: KioskID
    /// What staff call it; no two kiosks share a name.
    public let name: String
    /// The site whose configuration it takes.
    public let site: String
    /// The key that verifies its requests and segments.
    public let publicKey: PublicKey
    /// The installation that enrolled.
    public let installID: InstallID
    /// When it enrolled.
    public let enrolledAtEpochSeconds: Int
    /// When staff revoked it, if they did: nothing of it is taken since then.
    public let revokedAtEpochSeconds: Int?

    /// Puts a kiosk together.
    public init(
        id: KioskID, name: String, site: String, publicKey: PublicKey, installID: InstallID,
        enrolledAtEpochSeconds: Int, revokedAtEpochSeconds: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.site = site
        self.publicKey = publicKey
        self.installID = installID
        self.enrolledAtEpochSeconds = enrolledAtEpochSeconds
        self.revokedAtEpochSeconds = revokedAtEpochSeconds
    }
}
