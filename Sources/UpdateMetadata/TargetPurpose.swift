public import Bytes

/// What a target file is for, from its `custom` fields.
public enum TargetPurpose: Equatable, Sendable {
    /// A full bundle: a package with an empty base. `bundleDigest` is that of the bundle's manifest.
    case bundle(contentVersion: Int, bundleDigest: SHA256Digest)
    /// A delta package to the same bundle from the base that it names.
    case delta(contentVersion: Int, bundleDigest: SHA256Digest, baseVersion: Int, baseDigest: SHA256Digest)
    /// The configuration of one site.
    case site(name: String, siteVersion: Int)

    /// Reads the fields of a kind known here; nil for any other kind, so that later kinds do no harm to this reader.
    ///
    /// A known kind with a field missing or out of range is refused.
    init?(_ fields: FieldReader) throws(MetadataError) {
        guard case .string(let kind) = fields.members["kind"] else { return nil }
        switch kind {
        case "bundle":
            self = .bundle(
                contentVersion: try fields.integer("contentVersion", atLeast: 1),
                bundleDigest: try fields.digest("bundleDigest"))
        case "delta":
            self = .delta(
                contentVersion: try fields.integer("contentVersion", atLeast: 1),
                bundleDigest: try fields.digest("bundleDigest"),
                baseVersion: try fields.integer("baseVersion", atLeast: 0),
                baseDigest: try fields.digest("baseDigest"))
        case "site":
            self = .site(
                name: try fields.string("site"), siteVersion: try fields.integer("siteVersion", atLeast: 1))
        default:
            return nil
        }
    }

    var members: [String: JSONValue] {
        switch self {
        case .bundle(let contentVersion, let bundleDigest):
            [
                "kind": .string("bundle"), "contentVersion": .integer(contentVersion),
                "bundleDigest": .string(bundleDigest.hex),
            ]
        case .delta(let contentVersion, let bundleDigest, let baseVersion, let baseDigest):
            [
                "kind": .string("delta"), "contentVersion": .integer(contentVersion),
                "bundleDigest": .string(bundleDigest.hex), "baseVersion": .integer(baseVersion),
                "baseDigest": .string(baseDigest.hex),
            ]
        case .site(let name, let siteVersion):
            ["kind": .string("site"), "site": .string(name), "siteVersion": .integer(siteVersion)]
        }
    }
}
