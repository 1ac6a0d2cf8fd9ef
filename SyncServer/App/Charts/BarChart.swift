/// Horizontal bars, one row for each label, each split into a solid part and a hatched part.
///
/// The label stands above its bar, so that long names never collide with marks and the drawing can be narrow.
struct BarChart: Sendable {
    /// One row: its label, the length of its bar, and how much of that end is hatched.
    struct Row: Equatable, Sendable {
        let label: String
        let total: Int
        let hatched: Int
        /// What is written behind the bar.
        let note: String
    }

    let id: String
    let title: String
    let description: String
    let rows: [Row]

    private static let width = 640
    /// The notes stand in one column to the right of the longest bar.
    private static let noteWidth = 216
    private static let rowHeight = 52
    private static let barHeight = 20

    /// The drawing as SVG markup.
    var markup: String {
        let frame = ChartFrame(
            id: id, title: title, description: description, width: Self.width,
            height: max(1, rows.count) * Self.rowHeight + 8)
        let longest = max(1, rows.map(\.total).max() ?? 1)
        let marks = rows.enumerated().flatMap { index, row in
            Self.marks(of: row, top: index * Self.rowHeight, longest: longest, frame: frame)
        }
        return frame.markup(marks)
    }

    private static func marks(of row: Row, top: Int, longest: Int, frame: ChartFrame) -> [SVGElement] {
        let space = width - noteWidth
        let length = row.total * space / longest
        let hatchedLength = row.hatched * space / longest
        let barTop = top + 24
        var marks = [
            text(row.label, x: 0, y: top + 16, weight: "600", colour: ChartColour.ink),
            SVGElement(
                "rect",
                [
                    ("x", "0"), ("y", "\(barTop)"), ("width", "\(space)"), ("height", "\(barHeight)"),
                    ("fill", ChartColour.track), ("rx", "3"),
                ]),
        ]
        if length > 0 {
            marks.append(
                SVGElement(
                    "rect",
                    [
                        ("x", "0"), ("y", "\(barTop)"), ("width", "\(max(2, length))"), ("height", "\(barHeight)"),
                        ("fill", ChartColour.mark), ("rx", "3"),
                    ]))
        }
        if hatchedLength > 0 {
            marks.append(
                SVGElement(
                    "rect",
                    [
                        ("x", "\(length - hatchedLength)"), ("y", "\(barTop)"), ("width", "\(hatchedLength)"),
                        ("height", "\(barHeight)"), ("fill", frame.hatchFill), ("stroke", ChartColour.mark),
                        ("stroke-width", "1.5"), ("rx", "3"),
                    ]))
        }
        marks.append(text(row.note, x: space + 14, y: barTop + 15, weight: "400", colour: ChartColour.quiet))
        return marks
    }

    private static func text(_ text: String, x: Int, y: Int, weight: String, colour: String) -> SVGElement {
        SVGElement(
            "text",
            [
                ("x", "\(x)"), ("y", "\(y)"), ("font-size", "15"), ("font-weight", weight), ("fill", colour),
            ],
            text: text)
    }
}
