/// The path of a file in a bundle: segments of `A-Z a-z 0-9 . _ -` joined by `/`, none starting with a dot.
public struct BundlePath: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The manifest's own path.
    public static let manifest = BundlePath(known: "bundle.json")
    /// The list of pages.
    public static let pages = BundlePath(known: "pages.json")
    /// The fact base.
    public static let facts = BundlePath(known: "facts.json")
    /// The FAQ's questions and topics.
    public static let faq = BundlePath(known: "faq/faq.json")
    /// The frame of every page.
    public static let layout = BundlePath(known: "layout.mustache")

    /// The path as text.
    public let text: String

    /// Takes a path of the allowed form, or throws ``ContentError/malformedPath(_:)``.
    public init(_ text: String) throws(ContentError) {
        guard !text.isEmpty, text.utf8.count <= ContentLimits.pathBytesMax else { throw .malformedPath(text) }
        for segment in text.split(separator: "/", omittingEmptySubsequences: false) {
            guard let first = segment.utf8.first, first != UInt8(ascii: "."), segment.utf8.allSatisfy(Self.isAllowed)
            else { throw .malformedPath(text) }
        }
        self.text = text
    }

    private init(known text: String) {
        self.text = text
    }

    /// The ending after the last dot, or an empty text.
    public var fileExtension: Substring {
        guard let dot = text.lastIndex(of: ".") else { return "" }
        return text[text.index(after: dot)...]
    }

    /// The same as ``text``.
    public var description: String { text }

    /// Orders paths by their bytes, as the manifest lists them.
    public static func < (left: BundlePath, right: BundlePath) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
