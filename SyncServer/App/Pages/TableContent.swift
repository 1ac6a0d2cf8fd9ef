/// A table as the template `table` takes it: caption, columns, and rows that start with a heading.
struct TableContent: Equatable, Sendable {
    struct Column: Equatable, Sendable {
        let label: String
        /// The class of its cells.
        let kind: String

        /// A column of words that may take several lines.
        static func text(_ label: String) -> Column { Column(label: label, kind: "words") }
        /// A column of names and times that stay on one line.
        static func short(_ label: String) -> Column { Column(label: label, kind: "short") }
        /// A column of numbers, which stand to the right.
        static func number(_ label: String) -> Column { Column(label: label, kind: "number") }
    }

    struct Cell: Equatable, Sendable {
        let text: String
        let kind: String
    }

    struct Row: Equatable, Sendable {
        let heading: String
        let url: String?
        let cells: [Cell]
    }

    let caption: String
    let columns: [Column]
    private(set) var rows: [Row] = []

    /// An empty table; the first column holds the rows' headings.
    init(_ caption: String, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    /// Adds a row; `texts` are the cells after the heading, one for each further column.
    mutating func add(_ heading: String, url: String? = nil, _ texts: [String]) {
        let cells = zip(columns.dropFirst(), texts).map { Cell(text: $1, kind: $0.kind) }
        rows.append(Row(heading: heading, url: url, cells: cells))
    }
}
