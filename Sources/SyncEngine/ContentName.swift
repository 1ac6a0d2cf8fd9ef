public import Bytes
public import Content

/// A version of content and the digest that proves it: what is active, staged or wanted.
///
/// For a bundle the digest is that of `bundle.json`; for a site configuration, that of `site.json`.
public struct ContentName: Codable, CustomStringConvertible, Hashable, Sendable {
    /// The increasing number of the content within its kind; the factory bundle is 0.
    public let version: ContentVersion
    /// SHA-256 of the canonical manifest or of the site configuration.
    public let digest: SHA256Digest

    /// Joins a version and its digest.
    public init(version: ContentVersion, digest: SHA256Digest) {
        self.version = version
        self.digest = digest
    }

    /// `<version>-<first 8 digits of the digest>`, as release folders are named.
    public var description: String { "\(version)-\(digest.shortHex)" }

    private enum CodingKeys: String, CodingKey {
        case version, digest
    }

    /// Reads `{"version": 3, "digest": "<64 hex digits>"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        version = try container.decode(ContentVersion.self, forKey: .version)
        digest = try container.decodeDigest(forKey: .digest)
    }

    /// Writes the form that `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(version, forKey: .version)
        try container.encode(digest.hex, forKey: .digest)
    }
}
