import Usage

/// What the template `overview` shows: visits, explainers, days.
struct OverviewContent: Sendable {
    struct Figure: Equatable, Sendable {
        let label: String
        let value: String
        let note: String
    }

    let standing: StandingContent
    let filter: FilterContent
    let hasData: Bool
    let emptyReason: String
    let figures: [Figure]
    let explainerChart: String
    let explainerFinding: String
    let explainerTable: TableContent
    let dayChart: String
    let dayFinding: String
    let dayTable: TableContent
    let withheld: [LineContent]

    init(_ data: EngagementData) {
        let report = data.report
        standing = StandingContent(data.standing, kioskNames: data.kioskNames)
        filter = FilterContent(data, url: AdminPages.Tab.overview.url)
        hasData = report.visits > 0
        emptyReason = data.emptyReason
        figures = Self.figures(report)
        explainerFinding = Self.finding(report)
        explainerChart = Self.explainerChart(report, finding: explainerFinding)
        explainerTable = Self.explainerTable(report, query: data.question.query)
        dayFinding = Self.finding(data.days)
        dayChart = Self.dayChart(data.days, finding: dayFinding)
        dayTable = Self.dayTable(data.days)
        withheld = data.withheld
    }

    private static func figures(_ report: EngagementReport) -> [Figure] {
        let opens = report.explainers.reduce(0) { $0 + $1.opens }
        let completions = report.explainers.reduce(0) { $0 + $1.completions }
        return [
            Figure(label: "Visits", value: Wording.grouped(report.visits), note: "released so far"),
            Figure(
                label: "Opened something", value: Wording.percent(report.visits - report.bounces, of: report.visits),
                note: "\(Wording.grouped(report.visits - report.bounces)) of \(Wording.count(report.visits, "visit"))"),
            Figure(
                label: "Explainers finished", value: Wording.percent(completions, of: opens),
                note: "\(Wording.grouped(completions)) of \(Wording.grouped(opens)) opened"),
            Figure(
                label: "Median visit", value: Wording.shortMedian(report.lengths.median),
                note: "active time"),
        ]
    }

    // MARK: - Explainers

    private static func finding(_ report: EngagementReport) -> String {
        guard let first = report.explainers.first, first.opens > 0 else { return "No explainer was opened yet." }
        let title = Wording.title(ofID: first.id)
        let completed = Wording.percent(first.completions, of: first.opens)
        return "\(title) was opened most, in \(Wording.count(first.opens, "visit")); "
            + "\(Wording.grouped(first.completions)) of them (\(completed)) went to its end."
    }

    private static func explainerChart(_ report: EngagementReport, finding: String) -> String {
        let rows = report.explainers.map { explainer in
            BarChart.Row(
                label: Wording.title(ofID: explainer.id), total: explainer.opens,
                hatched: max(0, explainer.opens - explainer.completions),
                note: "\(Wording.grouped(explainer.opens)) opened, \(Wording.grouped(explainer.completions)) finished")
        }
        return BarChart(
            id: "explainers", title: "Visits that opened and finished each explainer", description: finding, rows: rows
        ).markup
    }

    private static func explainerTable(_ report: EngagementReport, query: String) -> TableContent {
        var table = TableContent(
            "Visits by explainer",
            [.text("Explainer"), .number("Opened"), .number("Finished"), .number("Finished, share of opened")])
        for explainer in report.explainers {
            table.add(
                Wording.title(ofID: explainer.id), url: "/admin/explainers/\(explainer.id)?\(query)",
                [
                    Wording.grouped(explainer.opens), Wording.grouped(explainer.completions),
                    Wording.percent(explainer.completions, of: explainer.opens),
                ])
        }
        return table
    }

    // MARK: - Days

    private static func finding(_ days: VisitDays) -> String {
        let visits = days.spans.reduce(0) { $0 + $1.visits }
        guard visits > 0 else { return "No dated visits were released in this period." }
        let gapDays = days.spans.reduce(0) { $0 + ($1.isGap ? $1.days.count : 0) }
        let gaps = gapDays == 0 ? "No day is without a report" : "\(Wording.count(gapDays, "day")) without a report"
        return "\(Wording.count(visits, "visit")) with a date, \(Wording.days(days.days)). \(gaps)."
    }

    private static func dayChart(_ days: VisitDays, finding: String) -> String {
        DayChart(
            id: "days", title: "Visits a day over time", description: finding, days: days.days, spans: days.spans,
            firstLabel: ServiceDay(number: days.days.lowerBound).map(Wording.day) ?? "",
            lastLabel: ServiceDay(number: days.days.upperBound - 1).map(Wording.day) ?? ""
        ).markup
    }

    private static func dayTable(_ days: VisitDays) -> TableContent {
        var table = TableContent("Visits by days, newest first", [.text("Days"), .number("Visits"), .text("Standing")])
        for span in days.spans.reversed() {
            table.add(Wording.days(span.days), [span.shownVisits, span.standing])
        }
        return table
    }
}

extension DayChart.Span {
    /// The days of the span.
    var days: Range<Int> {
        switch self {
        case .released(let days, _), .zero(let days), .pending(let days), .gap(let days): days
        }
    }

    /// The visits released for it.
    fileprivate var visits: Int { if case .released(_, let visits) = self { visits } else { 0 } }

    fileprivate var isGap: Bool { if case .gap = self { true } else { false } }

    fileprivate var shownVisits: String {
        switch self {
        case .released(_, let visits): Wording.grouped(visits)
        case .zero: "0"
        case .pending, .gap: "–"
        }
    }

    fileprivate var standing: String {
        switch self {
        case .released: "released"
        case .zero: "reported, no visits"
        case .pending: "reported, not released yet"
        case .gap: "no report"
        }
    }
}
