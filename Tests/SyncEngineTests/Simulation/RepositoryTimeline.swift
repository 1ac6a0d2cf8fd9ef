import Bytes
import Delta
import UpdateMetadata

/// Sixty days of a repository, made once: what a server holds on each day, with everything that can be wrong with a
/// release.
///
/// Releases by day: 2 good; 8 good; 12 with delta packages that yield other content, so that the full bundle has to be
/// taken; 18 with a full bundle that does not yield what Targets says; 20 new online keys; 24 one that fails its
/// self-check; 30 and 40 good. Site configurations: 5 good, 26 refused by the kiosk, 36 good. The timestamp is signed
/// anew every day.
struct RepositoryTimeline: Sendable {
    /// What the server holds on one day.
    struct Day: Sendable {
        /// Metadata files by name.
        var metadata: [String: [UInt8]] = [:]
        /// Target files by the name under which they are served.
        var targets: [String: [UInt8]] = [:]
    }

    static let dayCount = 60
    static let startSeconds = 1_800_000_000
    static let badDeltaVersion = 3
    static let badBundleVersion = 4
    static let failingVersion = 5
    static let finalVersion = 7
    static let refusedSiteVersion = 2
    static let finalSiteVersion = 3

    /// The days, from 0.
    let days: [Day]
    /// The factory bundle and every release, by version.
    let bundles: [TinyBundle]

    /// The trusted root that a kiosk has from its enrolment.
    var firstRoot: [UInt8] { days[0].metadata["1.root.json"] ?? [] }

    /// The site file of a version.
    static func siteBytes(version: Int) -> [UInt8] {
        Array("{\"siteVersion\":\(version)}".utf8)
    }

    /// Makes the timeline; about 130 signatures.
    init() throws {
        bundles = try (0...Self.finalVersion).map { try TinyBundle(version: $0) }
        var builder = TimelineBuilder(keys: try TimelineKeys(onlineGeneration: 0), bundles: bundles)
        let releases = [2: 1, 8: 2, 12: 3, 18: 4, 24: 5, 30: 6, 40: 7]
        let sites = [5: 1, 26: 2, 36: 3]
        var days: [Day] = []
        for day in 0..<Self.dayCount {
            if day == 20 { try builder.rotateOnlineKeys(to: try TimelineKeys(onlineGeneration: 1), day: day) }
            if let version = releases[day] { try builder.release(version) }
            if let version = sites[day] { try builder.configureSite(version) }
            days.append(try builder.sign(day: day))
        }
        self.days = days
    }
}
