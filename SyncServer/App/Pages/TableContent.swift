/// A table as the template `table` takes it: caption, columns, and rows that start with a heading.
struct TableContent: Equatable, Sendable {
    struct Column: Equatable, Sendable {
        let label: String
        let numeric: Bool

        /// A column of words.
        static func text(_ label: String) -> Column { Column(label: label, numeric: false) }
        /// A column of numbers, which stand to the right.
        static func number(_ label: String) -> Column { Column(label: label, numeric: true) }
    }

    struct Cell: Equatable, Sendable {
        let text: String
        let numeric: Bool
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
        let cells = zip(columns.dropFirst(), texts).map { Cell(text: $1, numeric: $0.numeric) }
        rows.append(Row(heading: heading, url: url, cells: cells))
    }
}
