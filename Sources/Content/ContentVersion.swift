/// The increasing number of a bundle; the factory bundle inside the program is version 0.
public struct ContentVersion: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// The bundle that comes inside the program.
    public static let factory = ContentVersion(0)

    /// The number, from 0.
    public let number: Int

    /// Takes a number from 0 up; negative numbers become 0.
    public init(_ number: Int) {
        self.number = max(0, number)
    }

    /// Reads a bare JSON number.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes a bare JSON number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    /// The version that the next release gets.
    public var next: ContentVersion { ContentVersion(number + 1) }

    /// The number in decimal digits.
    public var description: String { String(number) }

    /// Orders versions by number.
    public static func < (left: ContentVersion, right: ContentVersion) -> Bool { left.number < right.number }
}
