import Content
import ServerStorage
import SyncProtocol
import Usage

/// What a view of engagement is about: one site or all, and a span of days.
struct EngagementQuestion: Equatable, Sendable {
    var site: String?
    var period = Period.all
}

/// Everything that the views of engagement are made from, read at one time.
struct EngagementData: Sendable {
    let question: EngagementQuestion
    let sites: [String]
    let standing: Standing
    let kioskNames: [KioskID: String]
    let report: EngagementReport
    /// The scenes of each explainer as the newest release that has it orders them.
    let sceneOrder: [String: [String]]
    let days: VisitDays
    let releaseTotals: [String: [CounterKey: Int]]
    let quarantineCount: Int
    let droppedVisits: Int
    let withheldCells: Int
}

/// Reads what views of engagement need.
struct EngagementSource: Sendable {
    let store: ServerStore
    let clock: ServerClock

    /// How far the data reaches, for views that show nothing else of engagement.
    func standing() async throws -> (standing: Standing, kiosks: [EnrolledKiosk], contacts: [KioskID: KioskContact]) {
        let kiosks = try await store.kiosks()
        let contacts = try await store.contacts()
        let standing = Standing(kiosks: kiosks, contacts: contacts, alarms: try await store.alarms())
        return (standing, kiosks, contacts)
    }

    /// Answers `question` from released numbers only.
    func data(for question: EngagementQuestion) async throws -> EngagementData {
        let today = ServiceDay(containing: Int64(clock.epochSeconds()), in: .utc)
        let (standing, kiosks, _) = try await standing()
        let cells = try await store.releasedCells(ofSite: question.site)
            .filter { question.period.contains($0, today: today) }
        let reported = try await reportedDays(by: kiosks, site: question.site)
            .filter { question.period.contains(day: $0, today: today) }
        let lastDay = max(today.number - 1, min(reported.max() ?? 0, today.number))
        let sceneOrder = try await sceneOrder()
        let operations = try await store.operationTotals()
        return EngagementData(
            question: question, sites: try await store.sites(), standing: standing,
            kioskNames: Dictionary(uniqueKeysWithValues: kiosks.map { ($0.id, $0.name) }),
            report: EngagementReport(cells: cells, sceneOrder: sceneOrder), sceneOrder: sceneOrder,
            days: VisitDays(cells: cells, reportedDays: reported, through: lastDay),
            releaseTotals: try await store.releaseTotals(), quarantineCount: try await store.quarantined().count,
            droppedVisits: operations[CounterKey.statsDropped.text] ?? 0,
            withheldCells: UsageClass.sealedClasses.reduce(0) {
                $0 + (operations[CounterKey.statsWithheld($1).text] ?? 0)
            })
    }

    /// The released cells behind the answer to `question`, apart by release.
    func export(for question: EngagementQuestion) async throws -> EngagementExport {
        let today = ServiceDay(containing: Int64(clock.epochSeconds()), in: .utc)
        let cells = try await store.releasedCells().filter { cell in
            (question.site == nil || cell.site == question.site) && question.period.contains(cell, today: today)
        }
        return EngagementExport(standing: try await standing().standing, cells: cells)
    }

    private func reportedDays(by kiosks: [EnrolledKiosk], site: String?) async throws -> Set<Int> {
        let days = try await store.reportedDays(uptimeNamePrefix: CounterName.upMinutes.rawValue)
        let chosen = kiosks.filter { site == nil || $0.site == site }
        return chosen.reduce(into: Set<Int>()) { $0.formUnion(days[$1.id] ?? []) }.filter { $0 >= 0 }
    }

    private func sceneOrder() async throws -> [String: [String]] {
        var order: [String: [String]] = [:]
        for release in try await store.knownReleases() {
            for explainer in release.manifest.explainers where order[explainer.id] == nil {
                order[explainer.id] = explainer.scenes
            }
        }
        return order
    }
}
