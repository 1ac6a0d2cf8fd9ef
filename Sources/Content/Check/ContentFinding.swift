/// One thing that a check of a bundle found: where, what, and what to do.
public struct ContentFinding: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whether a bundle may be published with it.
    public enum Weight: Int, Comparable, Sendable {
        /// The bundle must not go out like this.
        case fault
        /// Staff should know; nothing is wrong with the files.
        case notice

        /// Orders faults before notices.
        public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    /// How much it weighs.
    public let weight: Weight
    /// The file, by its path in the bundle.
    public let path: String
    /// The dotted key within the file, or an item's id; empty where the whole file is meant.
    public let key: String
    /// What is wrong, and what to do.
    public let sentence: String

    /// Joins the parts.
    public init(_ weight: Weight, _ path: String, _ key: String, _ sentence: String) {
        self.weight = weight
        self.path = path
        self.key = key
        self.sentence = sentence
    }

    /// `path: key: sentence`.
    public var description: String { key.isEmpty ? "\(path): \(sentence)" : "\(path): \(key): \(sentence)" }

    /// Orders by weight, then by place.
    public static func < (left: ContentFinding, right: ContentFinding) -> Bool {
        (left.weight, left.path, left.key, left.sentence) < (right.weight, right.path, right.key, right.sentence)
    }
}
