/// A language as BCP 47 writes it, in the short forms that bundles use: `en`, `es`, `es-419`.
public struct LanguageTag: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// English, the language that every bundle has.
    public static let english = LanguageTag(known: "en")

    /// The tag as text.
    public let text: String

    /// Takes two or three letters, then subtags of letters and digits; returns nil for anything else.
    public init?(_ text: String) {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let primary = subtags.first, (2...3).contains(primary.utf8.count),
            primary.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }),
            subtags.dropFirst().allSatisfy({
                !$0.isEmpty && $0.utf8.count <= 8 && $0.utf8.allSatisfy(Self.isAlphanumeric)
            })
        else { return nil }
        self.text = text
    }

    /// Reads a JSON string.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let tag = LanguageTag(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(text) is not a language tag"))
        }
        self = tag
    }

    private init(known text: String) {
        self.text = text
    }

    /// Writes a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Whether the language is written from right to left.
    public var isRightToLeft: Bool {
        ["ar", "fa", "he", "ur"].contains(String(text.prefix(while: { $0 != "-" })))
    }

    /// The same as ``text``.
    public var description: String { text }

    /// Orders tags as text.
    public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.text < right.text }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
