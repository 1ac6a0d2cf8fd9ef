/// The name a member of staff signs in with: 1 to 40 of `a-z 0-9 . _ -`, starting with a letter or digit.
public struct AccountName: Hashable, Sendable, CustomStringConvertible {
    /// The name as it was typed, in lower case.
    public let description: String

    /// Takes `text` in any case, or returns nil if it is no account name.
    public init?(_ text: String) {
        let name = text.lowercased()
        let isAllowed = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || Self.isDigit(byte)
                || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
        }
        guard let first = name.utf8.first, isAllowed, name.utf8.count <= 40 else { return nil }
        guard Self.isDigit(first) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return nil }
        description = name
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
