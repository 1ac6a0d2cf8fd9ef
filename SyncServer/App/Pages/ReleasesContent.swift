import Content
import ServerStorage
import SyncProtocol
import UpdateMetadata
import Usage

/// What the template `releases` shows: every release, and how many kiosks show it.
struct ReleasesContent: Sendable {
    let standing: StandingContent
    let hasReleases: Bool
    let releaseTable: TableContent
    /// What the maker of update packages is at, in a sentence.
    let packages: String

    init(
        standing: Standing, kiosks: [EnrolledKiosk], contacts: [KioskID: KioskContact], releases: [KnownRelease],
        published: [ReleaseSummary], deltas: DeltaMaker.Standing
    ) {
        let names = Dictionary(uniqueKeysWithValues: kiosks.map { ($0.id, $0.name) })
        self.standing = StandingContent(standing, kioskNames: names)
        hasReleases = !releases.isEmpty
        packages = deltas.sentence
        let shown = Self.kioskCounts(kiosks: kiosks, contacts: contacts)
        var table = TableContent(
            "Releases, newest first; version 0 is the one inside the kiosk's program",
            [
                .short("Release"), .short("Standing"), .number("Kiosks that show it"), .text("Explainers"),
                .number("Questions"),
                .text("Languages"), .number("Size"), .short("Review by"),
            ])
        let summaries = Dictionary(uniqueKeysWithValues: published.map { ($0.name, $0) })
        for release in releases {
            let manifest = release.manifest
            table.add(
                manifest.releaseName,
                [
                    manifest.contentVersion == .factory
                        ? "inside the program" : summaries[manifest.releaseName]?.standing ?? "not made here",
                    Wording.grouped(shown[manifest.releaseName] ?? 0),
                    manifest.explainers.map { Wording.title(ofID: $0.id) }.joined(separator: ", "),
                    Wording.grouped(manifest.questions.count),
                    manifest.languages.map(\.text).joined(separator: ", "),
                    "\(Wording.grouped((manifest.totalBytes + 999) / 1_000)) kB",
                    ServiceDay(manifest.reviewBy).map(Wording.day) ?? manifest.reviewBy,
                ])
        }
        releaseTable = table
    }

    private static func kioskCounts(
        kiosks: [EnrolledKiosk], contacts: [KioskID: KioskContact]
    ) -> [String: Int] {
        var counts: [String: Int] = [:]
        for kiosk in kiosks where kiosk.revokedAtEpochSeconds == nil {
            let row = KioskRow(kiosk, contact: contacts[kiosk.id], segments: 0, now: 0)
            counts[row.release, default: 0] += 1
        }
        return counts
    }
}

extension ReleaseSummary {
    /// The state in words, with its day.
    fileprivate var standing: String {
        let day = publishedAt.map { Wording.moment(epochSeconds: $0.secondsSince1970) } ?? ""
        return switch state {
        case .draft: "draft"
        case .current: "published now, since \(day)"
        case .earlier: "published before, \(day)"
        case .passedOver: "never published"
        }
    }
}

extension DeltaMaker.Standing {
    /// What staff read about update packages.
    fileprivate var sentence: String {
        guard let making else {
            return "Update packages are up to date; \(made) made on demand since the server started."
        }
        let source = making == .factory ? "the content inside the program" : "release \(making)"
        return "An update package from \(source) is being made; \(waiting) more wait."
    }
}
