public import Bytes

/// What a kiosk has, as far as the choice of what to fetch depends on it.
public struct KioskHoldings: Equatable, Sendable {
    /// The content version that is served; 0 for the factory bundle.
    public var activeVersion: Int

    /// SHA-256 of the manifest of the active bundle.
    public var activeDigest: SHA256Digest

    /// Content versions that failed here and are not tried again.
    public var refusedVersions: Set<Int>

    /// The site that this kiosk was enrolled for.
    public var site: String

    /// The version of the site configuration in force; nil before the first.
    public var siteVersion: Int?

    /// What the kiosk has now.
    public init(
        activeVersion: Int, activeDigest: SHA256Digest, refusedVersions: Set<Int> = [], site: String, siteVersion: Int?
    ) {
        self.activeVersion = activeVersion
        self.activeDigest = activeDigest
        self.refusedVersions = refusedVersions
        self.site = site
        self.siteVersion = siteVersion
    }
}
