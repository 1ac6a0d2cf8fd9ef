public import Bytes

/// The release whose pages a visit saw: content version and the digest of its manifest.
public struct ReleaseID: Hashable, Sendable, CustomStringConvertible {
    /// The content version, from 0.
    public let contentVersion: Int
    /// The SHA-256 of the manifest's canonical bytes.
    public let manifestDigest: SHA256Digest

    /// Names a release; a negative version becomes 0.
    public init(contentVersion: Int, manifestDigest: SHA256Digest) {
        self.contentVersion = max(0, contentVersion)
        self.manifestDigest = manifestDigest
    }

    /// `<version>-<digest8>`, as people and folders call it.
    public var label: String { "\(contentVersion)-\(manifestDigest.shortHex)" }

    /// The same as ``label``.
    public var description: String { label }
}
