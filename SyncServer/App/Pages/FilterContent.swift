import ServerStorage
import Usage

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
