/// Visits over days: each released interval is drawn at its width, its area being its visits.
///
/// A day without a report is hatched, never drawn as 0 and never joined; a reported day without a visit is a line at 0.
struct DayChart: Sendable {
    /// What is known of a run of days.
    enum Span: Equatable, Sendable {
        /// A sealed interval and the visits in it.
        case released(days: Range<Int>, visits: Int)
        /// Reported days on which nobody started a visit.
        case zero(days: Range<Int>)
        /// Reported days whose visits are still too few to leave the kiosk.
        case pending(days: Range<Int>)
        /// Days without any report.
        case gap(days: Range<Int>)
    }

    let id: String
    let title: String
    let description: String
    /// The days drawn, as day numbers.
    let days: Range<Int>
    let spans: [Span]
    /// The words under the left and the right end.
    let firstLabel: String
    let lastLabel: String

    private static let width = 640
    private static let plotTop = 22
    private static let plotHeight = 170

    /// The drawing as SVG markup.
    var markup: String {
        let frame = ChartFrame(
            id: id, title: title, description: description, width: Self.width,
            height: Self.plotTop + Self.plotHeight + 30)
        let base = Self.plotTop + Self.plotHeight
        let top = spans.map(\.visitsPerDayTimesHundred).max() ?? 0
        var marks = spans.flatMap { self.marks(of: $0, topTimesHundred: max(100, top), base: base, frame: frame) }
        marks.append(line(from: 0, to: Self.width, y: base, colour: ChartColour.quiet, width: 1))
        marks.append(label(firstLabel, x: 0, y: base + 20, anchor: "start"))
        marks.append(label(lastLabel, x: Self.width, y: base + 20, anchor: "end"))
        return frame.markup(marks)
    }

    private func marks(of span: Span, topTimesHundred: Int, base: Int, frame: ChartFrame) -> [SVGElement] {
        switch span {
        case .released(let days, let visits):
            let height = max(2, span.visitsPerDayTimesHundred * Self.plotHeight / topTimesHundred)
            let left = x(of: days.lowerBound)
            let width = max(2, x(of: days.upperBound) - left - 1)
            var marks = [
                rect(x: left, y: base - height, width: width, height: height, fill: ChartColour.mark)
            ]
            if width >= 26 {
                marks.append(label("\(visits)", x: left + width / 2, y: base - height - 6, anchor: "middle"))
            }
            return marks
        case .zero(let days):
            let left = x(of: days.lowerBound)
            return [line(from: left, to: x(of: days.upperBound), y: base - 1, colour: ChartColour.mark, width: 3)]
        case .pending(let days):
            let left = x(of: days.lowerBound)
            return [
                SVGElement(
                    "rect",
                    [
                        ("x", "\(left)"), ("y", "\(base - 18)"),
                        ("width", "\(max(2, x(of: days.upperBound) - left - 1))"),
                        ("height", "18"), ("fill", "none"), ("stroke", ChartColour.mark), ("stroke-dasharray", "4 3"),
                    ])
            ]
        case .gap(let days):
            let left = x(of: days.lowerBound)
            let width = max(2, x(of: days.upperBound) - left)
            return [rect(x: left, y: Self.plotTop, width: width, height: Self.plotHeight, fill: frame.gapFill)]
        }
    }

    private func x(of day: Int) -> Int {
        let place = min(max(day, days.lowerBound), days.upperBound) - days.lowerBound
        return place * Self.width / max(1, days.count)
    }

    private func rect(x: Int, y: Int, width: Int, height: Int, fill: String) -> SVGElement {
        SVGElement(
            "rect",
            [("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"), ("height", "\(height)"), ("fill", fill)])
    }

    private func line(from left: Int, to right: Int, y: Int, colour: String, width: Int) -> SVGElement {
        SVGElement(
            "line",
            [
                ("x1", "\(left)"), ("y1", "\(y)"), ("x2", "\(right)"), ("y2", "\(y)"), ("stroke", colour),
                ("stroke-width", "\(width)"),
            ])
    }

    private func label(_ text: String, x: Int, y: Int, anchor: String) -> SVGElement {
        SVGElement(
            "text",
            [
                ("x", "\(x)"), ("y", "\(y)"), ("font-size", "14"), ("text-anchor", anchor),
                ("fill", ChartColour.quiet),
            ],
            text: text)
    }
}

extension DayChart.Span {
    fileprivate var visitsPerDayTimesHundred: Int {
        guard case .released(let days, let visits) = self else { return 0 }
        return visits * 100 / max(1, days.count)
    }
}
