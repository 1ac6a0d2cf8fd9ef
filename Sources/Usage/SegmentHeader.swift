/// What a segment says about itself besides its counters.
public struct SegmentHeader: Hashable, Sendable {
    /// The segment; drawn when it was sealed, never changed.
    public var id: SegmentID
    /// The class of all its counters: C, H or S.
    public var usageClass: UsageClass
    /// Its service days.
    public var interval: SegmentInterval
    /// The IANA name of the zone that the days are counted in.
    public var zone: String
    /// Whether its visits saw one release or several.
    public var releaseScope: ReleaseScope
    /// The release whose key table the indexes refer to; the one active when it was sealed.
    public var release: ReleaseID
    /// The visits it covers; class C only, nil for the others.
    public var cohort: Int?
    /// The kiosk that counted.
    public var kioskID: KioskID
    /// The installation that counted.
    public var installID: InstallID
    /// The accumulation that it was sealed from.
    public var openID: OpenID
    /// Its number among the installation's segments, from 1, without gaps.
    public var ordinal: Int

    /// Puts a header together.
    public init(
        id: SegmentID, usageClass: UsageClass, interval: SegmentInterval, zone: String, releaseScope: ReleaseScope,
        release: ReleaseID, cohort: Int?, kioskID: KioskID, installID: InstallID, openID: OpenID, ordinal: Int
    ) {
        self.id = id
        self.usageClass = usageClass
        self.interval = interval
        self.zone = zone
        self.releaseScope = releaseScope
        self.release = release
        self.cohort = cohort
        self.kioskID = kioskID
        self.installID = installID
        self.openID = openID
        self.ordinal = ordinal
    }

    /// The release as people call it: its label, `mixed`, or `any` for hours.
    public var releaseLabel: String {
        switch releaseScope {
        case .any: "any"
        case .single: release.label
        case .mixed: "mixed"
        }
    }
}
