/// The name of a role that targets delegates to (TUF §4.5).
///
/// Any text of 1 to 75 bytes that is not the name of a top-level role.
public struct DelegatedRoleName: Hashable, Sendable, CustomStringConvertible {
    /// Names are no longer than this, so that the escaped name still fits into a file name.
    public static let bytesMax = 75

    /// The name as metadata spells it.
    public let description: String

    /// Takes a name, or returns nil.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.bytesMax, MetadataRole(rawValue: text) == nil else { return nil }
        description = text
    }

    private init(unchecked text: String) {
        description = text
    }

    /// The role that signs delta packages on the server (updates.md §3).
    public static let deltas = DelegatedRoleName(unchecked: "deltas")

    /// The name of its file within snapshot: `deltas.json`.
    public var fileName: String { "\(description).json" }

    /// The name without a version under which its file is safe on disk and in a URL: everything but letters, digits,
    /// `_`, `.`, `-` and `~` escaped (RFC 3986 §2.3).
    public var escapedFileName: String { "\(PercentEscape.encode(description)).json" }

    /// The name of one version of its file where it is served.
    public func fileName(version: Int) -> String { "\(version).\(escapedFileName)" }
}

/// Percent-escapes (RFC 3986 §2.1).
public enum PercentEscape {
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// `text` with every byte escaped that is not unreserved, nor among `kept`.
    public static func encode(_ text: String, keeping kept: String = "") -> String {
        let kept = Set(kept.utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if unreserved.contains(byte) || kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
