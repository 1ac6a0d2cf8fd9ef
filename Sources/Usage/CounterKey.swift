/// What a counter counts: a listed name and one value for each of its dimensions.
///
/// A key that exists has the right number of values, each well-formed and in the set that this program closes.
/// Whether the release manifest knows it is ``UsageVocabulary``'s to say. Its text is `scene.view{snow-globe,hook}`.
public struct CounterKey: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The counter.
    public let name: CounterName
    /// The values of its dimensions, in their order.
    public let values: [String]

    /// Joins a name with its values, or throws ``UsageError/malformedKey(_:)``.
    public init(_ name: CounterName, _ values: [String] = []) throws(UsageError) {
        self.init(unchecked: name, values)
        guard values.count == name.dimensions.count,
            zip(name.dimensions, values).allSatisfy({ $0.allows($1) }), text.utf8.count <= UsageLimits.keyBytesMax
        else { throw .malformedKey(String(text.prefix(UsageLimits.keyBytesMax))) }
    }

    /// Reads the form that ``text`` writes, or throws ``UsageError/malformedKey(_:)``.
    public init(text: String) throws(UsageError) {
        let shown = String(text.prefix(UsageLimits.keyBytesMax))
        guard text.utf8.count <= UsageLimits.keyBytesMax else { throw .malformedKey(shown) }
        let parts = text.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = CounterName(rawValue: String(parts[0])) else { throw .unknownCounter(shown) }
        guard parts.count == 2 else {
            try self.init(name)
            return
        }
        guard parts[1].last == "}", parts[1].count > 1 else { throw .malformedKey(shown) }
        try self.init(
            name, parts[1].dropLast().split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }

    /// Joins what this module made itself from checked parts.
    init(unchecked name: CounterName, _ values: [String] = []) {
        self.name = name
        self.values = values
    }

    /// The name, and the values in braces if there are any.
    public var text: String {
        values.isEmpty ? name.rawValue : "\(name.rawValue){\(values.joined(separator: ","))}"
    }

    /// The same as ``text``.
    public var description: String { text }

    /// The value of one dimension, or nil if the counter lacks it.
    public subscript(dimension: Dimension) -> String? {
        name.dimensions.firstIndex(of: dimension).map { values[$0] }
    }

    /// Orders keys by the bytes of their text.
    public static func < (left: CounterKey, right: CounterKey) -> Bool {
        Utf8Order.precedes(left.text, right.text)
    }
}
