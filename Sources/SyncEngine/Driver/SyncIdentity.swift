public import SyncProtocol
public import Usage

/// Who syncs: what an enrolment gave the kiosk, and the program that runs on it.
public struct SyncIdentity: Equatable, Sendable {
    /// The id that the server gave at enrolment.
    public let kioskID: KioskID
    /// The id of this installation.
    public let installID: InstallID
    /// The site whose configuration the kiosk takes.
    public let site: SiteName
    /// The version of the kiosk's program.
    public let programVersion: String

    /// Joins the parts.
    public init(kioskID: KioskID, installID: InstallID, site: SiteName, programVersion: String) {
        self.kioskID = kioskID
        self.installID = installID
        self.site = site
        self.programVersion = programVersion
    }
}
