public import SyncProtocol
public import Usage

/// Who the kiosk is since its enrolment.
///
/// The secret half of its key is in a file of its own, not here.
public struct KioskIdentity: Hashable, Sendable {
    /// The id that the server gave.
    public let kioskID: KioskID
    /// What staff call the kiosk.
    public let name: String
    /// The site whose configuration it takes.
    public let site: SiteName
    /// The address of the server that it was enrolled with.
    public let server: String
    /// When it was enrolled, in seconds since 1970 UTC.
    public let enrolledAt: Int64

    /// Joins the parts of an identity.
    public init(kioskID: KioskID, name: String, site: SiteName, server: String, enrolledAt: Int64) {
        self.kioskID = kioskID
        self.name = name
        self.site = site
        self.server = server
        self.enrolledAt = enrolledAt
    }
}
