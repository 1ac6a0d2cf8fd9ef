/// What every chart has around its marks: size, name, description, and the colours and hatches that marks may use.
struct ChartFrame: Sendable {
    /// The id that `aria-labelledby` of this chart points at; unique on its page.
    let id: String
    /// What the chart shows, in a few words.
    let title: String
    /// What there is to see, in one sentence.
    let description: String
    let width: Int
    let height: Int

    /// The whole drawing as markup, with `marks` drawn over the hatches' definitions.
    func markup(_ marks: [SVGElement]) -> String {
        let titles = [
            SVGElement("title", [("id", "\(id)-title")], text: title),
            SVGElement("desc", [("id", "\(id)-desc")], text: description),
        ]
        let drawing = SVGElement(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
                ("width", "\(width)"), ("height", "\(height)"),
                ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-desc"), ("class", "chart"),
            ],
            children: titles + [SVGElement("defs", children: [hatch, gapHatch])] + marks)
        return drawing.markup
    }

    /// The fill of marks that differ from the plain ones by more than colour.
    var hatchFill: String { "url(#\(id)-hatch)" }

    /// The fill of days that nothing is known of.
    var gapFill: String { "url(#\(id)-gap)" }

    private var hatch: SVGElement {
        pattern(name: "hatch", size: 6, background: ChartColour.paper, line: ChartColour.mark, lineWidth: 2)
    }

    private var gapHatch: SVGElement {
        pattern(name: "gap", size: 8, background: ChartColour.paper, line: ChartColour.quiet, lineWidth: 1)
    }

    private func pattern(name: String, size: Int, background: String, line: String, lineWidth: Int) -> SVGElement {
        SVGElement(
            "pattern",
            [
                ("id", "\(id)-\(name)"), ("width", "\(size)"), ("height", "\(size)"),
                ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"),
            ],
            children: [
                SVGElement("rect", [("width", "\(size)"), ("height", "\(size)"), ("fill", background)]),
                SVGElement(
                    "line",
                    [
                        ("x1", "1"), ("y1", "0"), ("x2", "1"), ("y2", "\(size)"), ("stroke", line),
                        ("stroke-width", "\(lineWidth)"),
                    ]),
            ])
    }
}

/// The colours of marks and words in charts; marks and words have 4.5 : 1 or more against the paper.
enum ChartColour {
    static let paper = "#ffffff"
    static let mark = "#34507f"
    static let ink = "#0e1a31"
    static let quiet = "#4a6190"
    static let track = "#e8eff8"
}
