import ServerStorage
import Usage

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
