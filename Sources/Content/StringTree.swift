/// Words for patients as a tree: texts, lists and named branches, read from `strings/<language>.json`.
///
/// A key that starts with `_` is a note for the translator; it is dropped when the tree is read.
public indirect enum StringTree: Hashable, Sendable, Decodable {
    /// A text.
    case text(String)
    /// A list of texts or branches.
    case list([StringTree])
    /// Named branches.
    case branch([String: StringTree])

    /// Reads a file of words, found at `path`.
    public init(json bytes: [UInt8], path: BundlePath) throws(ContentError) {
        self = try decodeJSON(StringTree.self, from: bytes, path: path.text)
    }

    /// Reads texts, lists and objects; numbers, booleans and null are refused.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: AnyKey.self) {
            // Not an object: the next forms are tried, and the last one throws.
            var branches: [String: StringTree] = [:]
            for key in container.allKeys where !key.stringValue.hasPrefix("_") {
                branches[key.stringValue] = try container.decode(StringTree.self, forKey: key)
            }
            self = .branch(branches)
        } else if var container = try? decoder.unkeyedContainer() {
            var items: [StringTree] = []
            while !container.isAtEnd { items.append(try container.decode(StringTree.self)) }
            self = .list(items)
        } else {
            self = .text(try decoder.singleValueContainer().decode(String.self))
        }
    }

    /// The branch under `key`, or nil.
    public subscript(key: String) -> StringTree? {
        guard case .branch(let branches) = self else { return nil }
        return branches[key]
    }

    /// The text itself, or nil for lists and branches.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// This tree with `other` laid over it: branches join, anything else is replaced.
    public func merged(with other: StringTree) -> StringTree {
        guard case .branch(let ours) = self, case .branch(let theirs) = other else { return other }
        return .branch(ours.merging(theirs) { $0.merged(with: $1) })
    }

    /// The dotted keys of all texts but empty ones, sorted: what a translation must have too.
    public var keys: [String] { texts.filter { !$0.text.allSatisfy(\.isWhitespace) }.map(\.key).sorted() }

    /// Every text with its dotted key, in no order.
    var texts: [(key: String, text: String)] { texts(under: "") }

    private func texts(under prefix: String) -> [(key: String, text: String)] {
        switch self {
        case .text(let text): [(prefix, text)]
        case .list(let items): items.enumerated().flatMap { $1.texts(under: Self.join(prefix, "\($0)")) }
        case .branch(let branches): branches.flatMap { $1.texts(under: Self.join(prefix, $0)) }
        }
    }

    private static func join(_ prefix: String, _ key: String) -> String { prefix.isEmpty ? key : "\(prefix).\(key)" }
}
