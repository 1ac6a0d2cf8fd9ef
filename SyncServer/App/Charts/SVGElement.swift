/// One element of an SVG drawing, written with presentation attributes so that no style attribute is needed.
///
///     SVGElement("rect", [("x", "0"), ("width", "10")])
///     SVGElement("text", [("x", "4")], text: "Hook & road")
struct SVGElement: Sendable {
    private let name: String
    private let attributes: [(name: String, value: String)]
    private let text: String
    private let children: [SVGElement]

    /// An element of `name` that holds `text`, then `children`; attribute values and text are escaped when written.
    init(
        _ name: String, _ attributes: [(name: String, value: String)] = [], text: String = "",
        children: [SVGElement] = []
    ) {
        self.name = name
        self.attributes = attributes
        self.text = text
        self.children = children
    }

    /// The element as markup.
    var markup: String {
        let attributes = attributes.map { " \($0.name)=\"\(Self.escape($0.value))\"" }.joined()
        let content = Self.escape(text) + children.map(\.markup).joined()
        return content.isEmpty ? "<\(name)\(attributes)/>" : "<\(name)\(attributes)>\(content)</\(name)>"
    }

    /// `text` with the five characters that mean something in markup written as entities.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
