import FoundationEssentials
import ServerStorage
import Usage

/// Exactly the released cells, with what every view says of itself, as CSV or JSON.
struct EngagementExport: Sendable {
    /// The two forms.
    enum Format: String, CaseIterable, Sendable {
        case csv, json
    }

    private let standing: Standing
    private let cells: [ReleasedCell]

    /// Takes cells that are shown somewhere; nothing is added to them.
    init(standing: Standing, cells: [ReleasedCell]) {
        self.standing = standing
        self.cells = cells
    }

    /// The export as text that ends with a line break.
    func text(_ format: Format) throws -> String {
        switch format {
        case .csv: csv
        case .json: try json()
        }
    }

    private static let columns = [
        "site", "first_day", "last_day", "release", "class", "counter", "explainer", "scene", "value", "visits",
    ]

    /// Lines that start with `#` say how far the data reaches; then come the column names and the cells.
    private var csv: String {
        let head = [
            "# data as of: \(standing.asOf)", "# \(standing.complete)",
            "# visits in groups too small to be released are still on their kiosk",
        ]
        let rows = [Self.columns] + cells.map { ExportRow($0).texts }
        return (head + rows.map(CSV.line)).joined(separator: "\r\n") + "\r\n"
    }

    private func json() throws -> String {
        let document = Document(
            dataAsOf: standing.asOf, kiosks: standing.complete,
            completeThrough: standing.completeThrough?.description, cells: cells.map(ExportRow.init))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }

    private struct Document: Encodable {
        let dataAsOf: String
        let kiosks: String
        let completeThrough: String?
        let cells: [ExportRow]
    }
}

/// One cell with its dimensions spread over columns.
private struct ExportRow: Encodable {
    let site: String
    let firstDay: String?
    let lastDay: String?
    let release: String
    let usageClass: String
    let counter: String
    let explainer: String?
    let scene: String?
    /// What is left of the dimensions: a bucket, a reason, an answer.
    let value: String?
    let visits: Int

    private enum CodingKeys: String, CodingKey {
        case site, firstDay, lastDay, release, usageClass = "class", counter, explainer, scene, value, visits
    }

    init(_ cell: ReleasedCell) {
        site = cell.site
        firstDay = cell.days?.lowerBound.description
        lastDay = cell.days?.upperBound.description
        release = cell.release
        usageClass = cell.usageClass.letter
        counter = cell.key.name.rawValue
        explainer = cell.key[.explainer]
        scene = cell.key[.scene]
        let named: [Dimension] = [.explainer, .scene]
        let rest = zip(cell.key.name.dimensions, cell.key.values).filter { !named.contains($0.0) }.map(\.1)
        value = rest.isEmpty ? nil : rest.joined(separator: " ")
        visits = cell.count
    }

    /// The columns of a CSV line; a cell without a date says so.
    var texts: [String] {
        [
            site, firstDay ?? "undated", lastDay ?? "undated", release, usageClass, counter, explainer ?? "",
            scene ?? "", value ?? "", String(visits),
        ]
    }
}
