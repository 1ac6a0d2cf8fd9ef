public import Bytes

/// The name of a target file within Targets: `bundles/12/bundle.sgd`.
///
/// Segments of `A-Z a-z 0-9 . _ -` that do not begin with a dot, joined by `/`, at most 200 bytes: safe as a path below
/// any folder and in any URL.
public struct TargetPath: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Paths are no longer than this.
    public static let bytesMax = 200

    /// The path as Targets spells it.
    public let description: String

    /// Takes a path of the form above, or returns nil.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.bytesMax else { return nil }
        for segment in text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let first = segment.first, first != UInt8(ascii: "."), segment.allSatisfy(Self.isAllowed) else {
                return nil
            }
        }
        description = text
    }

    private init(unchecked text: String) {
        description = text
    }

    /// Where a full bundle lies: a package with an empty base.
    public static func bundle(contentVersion: Int) -> TargetPath {
        TargetPath(unchecked: "bundles/\(contentVersion)/bundle.sgd")
    }

    /// Where the delta package to `contentVersion` from a given base lies.
    public static func delta(contentVersion: Int, baseVersion: Int, baseDigest: SHA256Digest) -> TargetPath {
        TargetPath(unchecked: "bundles/\(contentVersion)/from-\(baseVersion)-\(baseDigest.shortHex).sgd")
    }

    /// Where a site's configuration lies, or nil for a name that no path can hold.
    public static func site(named name: String) -> TargetPath? {
        name.contains("/") ? nil : TargetPath("sites/\(name)/site.json")
    }

    /// The name under which this file with `digest` is served below `/tuf/targets/`: the digest before the last segment
    /// (TUF §6.2, consistent snapshots).
    public func servedName(digest: SHA256Digest) -> String {
        var segments = description.split(separator: "/").map(String.init)
        segments.append("\(digest.hex).\(segments.removeLast())")
        return segments.joined(separator: "/")
    }

    /// Orders paths by their bytes.
    public static func < (left: TargetPath, right: TargetPath) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
