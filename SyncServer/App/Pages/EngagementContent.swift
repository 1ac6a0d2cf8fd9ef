import ServerStorage
import Usage

/// One line of a list.
struct LineContent: Equatable, Sendable {
    let text: String
}

/// The line at the top of a view that says how far its data reaches, and the alarms.
struct StandingContent: Equatable, Sendable {
    let asOf: String
    let complete: String
    let alarms: [LineContent]

    init(_ standing: Standing, kioskNames: [KioskID: String]) {
        asOf = standing.asOf
        complete = standing.complete
        var sentences: [String] = []
        for alarm in standing.alarms {
            let sentence = alarm.sentence(kioskName: kioskNames[alarm.kioskID] ?? "A kiosk")
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        alarms = sentences.map(LineContent.init)
    }
}

/// The form above a view of engagement: period, site, and the ways to take the numbers along.
struct FilterContent: Equatable, Sendable {
    struct Choice: Equatable, Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    let url: String
    let periods: [Choice]
    let hasSites: Bool
    let sites: [Choice]
    let csvURL: String
    let jsonURL: String

    init(_ data: EngagementData, url: String) {
        let question = data.question
        self.url = url
        periods = Period.allCases.map {
            Choice(value: $0.rawValue, label: $0.label, selected: $0 == question.period)
        }
        hasSites = data.sites.count > 1
        sites =
            [Choice(value: "", label: "All sites", selected: question.site == nil)]
            + data.sites.map { Choice(value: $0, label: $0, selected: $0 == question.site) }
        csvURL = "/admin/export.csv?\(question.query)"
        jsonURL = "/admin/export.json?\(question.query)"
    }
}

extension EngagementQuestion {
    /// The question as the query of an address; site names need no escaping.
    var query: String { "period=\(period.rawValue)&site=\(site ?? "")" }
}

extension EngagementData {
    /// What is not among the numbers shown, and why.
    var withheld: [LineContent] {
        var lines = [
            "Visits stay on their kiosk until \(PrivacyRules.contentCohortMin) have come together, so the newest visits "
                + "are not here yet. They are held back, not lost.",
            "Questions, answers, language and reading aids leave a kiosk only in groups of "
                + "\(PrivacyRules.sensitiveCohortMin) visits or more; these pages do not show them.",
        ]
        if report.undatedVisits > 0 {
            lines.append(
                "\(Wording.count(report.undatedVisits, "visit")) without a date, because a kiosk's clock was not set: "
                    + "they are in the totals and not on the chart of days.")
        } else if question.period == .all {
            lines.append("There are no visits without a date.")
        }
        if question.period != .all {
            lines.append("Intervals that began before the period, and undated visits, are in “All time” only.")
        }
        if quarantineCount > 0 {
            lines.append(
                "\(Wording.count(quarantineCount, "segment")) failed a check and "
                    + "\(quarantineCount == 1 ? "is" : "are") in no total; see Kiosks.")
        }
        if droppedVisits > 0 {
            lines.append(
                "\(Wording.count(droppedVisits, "visit")) could not be counted, for want of disk space or above "
                    + "\(PrivacyRules.visitsPerServiceDayMax) in a day.")
        }
        if withheldCells > 0 {
            lines.append("\(Wording.count(withheldCells, "number")) were destroyed when a kiosk was reset.")
        }
        return lines.map(LineContent.init)
    }

    /// Why a view has nothing to show.
    var emptyReason: String {
        question == EngagementQuestion()
            ? "No numbers have arrived yet. A kiosk sends its first ones after a service day at whose end at least "
                + "\(PrivacyRules.contentCohortMin) visits were counted."
            : "There are no released numbers for this site and period."
    }
}
