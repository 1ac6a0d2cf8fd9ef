public import Bytes

/// A target file that is downloaded: where the server keeps it, and what signed Targets metadata says of it.
public struct PackageName: Codable, Hashable, Sendable {
    /// The path in Targets, such as `bundles/4/bundle.sgd`.
    public let path: String
    /// The exact length that Targets names.
    public let byteCount: Int
    /// The SHA-256 that Targets names; it also names the staging file.
    public let digest: SHA256Digest
    /// The content that a delta package starts from; nil for a full bundle and for a site configuration.
    public let base: ContentName?

    /// Joins what Targets says of one target file.
    public init(path: String, byteCount: Int, digest: SHA256Digest, base: ContentName?) {
        self.path = path
        self.byteCount = byteCount
        self.digest = digest
        self.base = base
    }

    private enum CodingKeys: String, CodingKey {
        case path, byteCount, digest, base
    }

    /// Reads the form that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        path = try container.decode(String.self, forKey: .path)
        byteCount = try container.decode(Int.self, forKey: .byteCount)
        digest = try container.decodeDigest(forKey: .digest)
        base = try container.decodeIfPresent(ContentName.self, forKey: .base)
    }

    /// Writes an object whose digest is 64 hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(byteCount, forKey: .byteCount)
        try container.encode(digest.hex, forKey: .digest)
        try container.encodeIfPresent(base, forKey: .base)
    }
}
