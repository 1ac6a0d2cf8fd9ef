import ServerStorage
import Usage

/// What the template `explainer` shows: one explainer, scene by scene.
struct ExplainerContent: Sendable {
    let heading: String
    let backURL: String
    let standing: StandingContent
    let filter: FilterContent
    let hasData: Bool
    let emptyReason: String
    let funnelChart: String
    let funnelFinding: String
    let funnelTable: TableContent
    let dwellChart: String
    let dwellFinding: String
    let dwellTable: TableContent
    let releaseTable: TableContent
    let withheld: [LineContent]

    /// The page of `explainer`, or nil where no number and no release knows that id.
    init?(_ data: EngagementData, explainer id: String) {
        let known = data.report.explainers.first { $0.id == id }
        let explainer = known ?? EngagementReport.Explainer(id: id, opens: 0, completions: 0, scenes: [])
        guard known != nil || data.sceneOrder[id] != nil else { return nil }
        heading = Wording.title(ofID: id)
        backURL = "\(AdminPages.Tab.overview.url)?\(data.question.query)"
        standing = StandingContent(data.standing, kioskNames: data.kioskNames)
        filter = FilterContent(data, url: "/admin/explainers/\(id)")
        hasData = explainer.opens > 0
        emptyReason = data.emptyReason
        funnelFinding = Self.funnelFinding(explainer)
        funnelChart = Self.funnelChart(explainer, finding: funnelFinding)
        funnelTable = Self.funnelTable(explainer)
        dwellFinding = Self.dwellFinding(explainer)
        dwellChart = Self.dwellChart(explainer, finding: dwellFinding)
        dwellTable = Self.dwellTable(explainer)
        releaseTable = Self.releaseTable(id, totals: data.releaseTotals)
        withheld = data.withheld
    }

    // MARK: - Funnel

    private static func funnelFinding(_ explainer: EngagementReport.Explainer) -> String {
        guard let last = explainer.scenes.last, let reached = explainer.scenes.first?.reached, reached > 0 else {
            return "No scene was seen for a second yet."
        }
        let start =
            "Of \(Wording.count(reached, "visit")) that saw a scene, \(Wording.grouped(last.reached)) "
            + "(\(Wording.percent(last.reached, of: reached))) came to the last one, “\(Wording.title(ofID: last.id))”."
        let exits = explainer.scenes.dropLast().max { $0.last < $1.last }
        guard let exits, exits.last > 0 else { return start }
        return start + " The most common last scene before that was “\(Wording.title(ofID: exits.id))”"
            + " (\(Wording.grouped(exits.last)))."
    }

    private static func funnelChart(_ explainer: EngagementReport.Explainer, finding: String) -> String {
        let lastID = explainer.scenes.last?.id
        let rows = explainer.scenes.enumerated().map { index, scene in
            BarChart.Row(
                label: "\(index + 1). \(Wording.title(ofID: scene.id))", total: scene.reached,
                hatched: scene.id == lastID ? 0 : scene.last,
                note: scene.id == lastID
                    ? "\(Wording.grouped(scene.reached)) reached"
                    : "\(Wording.grouped(scene.reached)) reached, \(Wording.grouped(scene.last)) stayed")
        }
        return BarChart(id: "funnel", title: "Visits that reached each scene", description: finding, rows: rows).markup
    }

    private static func funnelTable(_ explainer: EngagementReport.Explainer) -> TableContent {
        var table = TableContent(
            "Visits by scene, in the order of the scenes",
            [
                .text("Scene"), .number("Reached"), .number("Furthest scene"), .number("Seen for 1 s"),
                .number("Used the interactive part"),
            ])
        for (index, scene) in explainer.scenes.enumerated() {
            table.add(
                "\(index + 1). \(Wording.title(ofID: scene.id))",
                [scene.reached, scene.last, scene.views, scene.interactions].map(Wording.grouped))
        }
        return table
    }

    // MARK: - Dwell

    private static func dwellFinding(_ explainer: EngagementReport.Explainer) -> String {
        let longest = explainer.scenes.max { $0.dwell.medianMilliseconds < $1.dwell.medianMilliseconds }
        guard let longest, longest.dwell.total > 0 else { return "No time on a scene was counted yet." }
        return "Visitors stayed longest on “\(Wording.title(ofID: longest.id))”: "
            + "the median is \(Wording.median(longest.dwell.median))."
    }

    private static func dwellChart(_ explainer: EngagementReport.Explainer, finding: String) -> String {
        let rows = explainer.scenes.enumerated().map { index, scene in
            BarChart.Row(
                label: "\(index + 1). \(Wording.title(ofID: scene.id))", total: scene.dwell.medianMilliseconds,
                hatched: 0, note: Wording.median(scene.dwell.median))
        }
        return BarChart(id: "dwell", title: "Median time on each scene", description: finding, rows: rows).markup
    }

    private static func dwellTable(_ explainer: EngagementReport.Explainer) -> TableContent {
        let buckets = ["Under 2 s", "2–5 s", "5–13 s", "13–34 s", "34–89 s", "89 s or more"]
        var table = TableContent(
            "Visits by time on each scene",
            [.text("Scene"), .number("Median")] + buckets.map(TableContent.Column.number))
        for (index, scene) in explainer.scenes.enumerated() {
            table.add(
                "\(index + 1). \(Wording.title(ofID: scene.id))",
                [Wording.median(scene.dwell.median)] + scene.dwell.counts.map(Wording.grouped))
        }
        return table
    }

    // MARK: - Releases

    private static func releaseTable(_ id: String, totals: [String: [CounterKey: Int]]) -> TableContent {
        var table = TableContent(
            "By release, all sites, all time; “mixed” are visits around the change from one to the next",
            [.text("Release"), .number("Opened"), .number("Finished"), .number("Finished, share of opened")])
        for (release, counts) in totals.sorted(by: { $0.key < $1.key }) {
            let report = EngagementReport(counts: counts, undatedVisits: 0, sceneOrder: [:])
            guard let explainer = report.explainers.first(where: { $0.id == id }) else { continue }
            table.add(
                release,
                [
                    Wording.grouped(explainer.opens), Wording.grouped(explainer.completions),
                    Wording.percent(explainer.completions, of: explainer.opens),
                ])
        }
        return table
    }
}

extension BucketCounts {
    /// The median as a length to draw: the bound itself where only a bound is known, 0 where nothing was counted.
    fileprivate var medianMilliseconds: Int {
        switch median {
        case .none: 0
        case .under(let bound), .about(let bound), .atLeast(let bound): bound
        }
    }
}
