/// The name of a site as it stands in target paths: `a-z`, `0-9` and `-`, 1 to 64 characters, no hyphen first.
public struct SiteName: CustomStringConvertible, Hashable, Sendable {
    /// The site of a server that has only one.
    public static let main = SiteName(known: "main")

    /// The name.
    public let text: String

    /// Takes a name of the allowed form, or returns nil.
    public init?(_ text: String) {
        let allowed = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard allowed, (1...ProtocolLimits.nameBytesMax).contains(text.utf8.count), !text.hasPrefix("-") else {
            return nil
        }
        self.text = text
    }

    private init(known text: String) {
        self.text = text
    }

    /// The same as ``text``.
    public var description: String { text }
}
