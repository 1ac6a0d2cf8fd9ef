public import Bytes
public import Content

/// The version and digest of a release or a site configuration: what it is called in the store.
public struct StoredName: Hashable, Sendable, CustomStringConvertible {
    /// The increasing number within its kind.
    public let version: ContentVersion
    /// SHA-256 of `bundle.json` or of `site.json`.
    public let digest: SHA256Digest

    /// Joins a version and its digest.
    public init(version: ContentVersion, digest: SHA256Digest) {
        self.version = version
        self.digest = digest
    }

    /// `<version>-<first 8 digits of the digest>`, as it is named on disk.
    public var description: String { "\(version)-\(digest.shortHex)" }
}

/// The two kinds of content in a store, each with its own versions.
public enum StoredKind: String, CaseIterable, Sendable {
    /// A release: a folder with `bundle.json` and its files.
    case release
    /// A site configuration: one file.
    case site

    /// The folder that holds all of the kind.
    var folder: String {
        switch self {
        case .release: "releases"
        case .site: "sites"
        }
    }

    /// What follows the name on disk.
    var suffix: String {
        switch self {
        case .release: ""
        case .site: ".json"
        }
    }

    /// The link to the one that is served.
    var currentLink: String {
        switch self {
        case .release: "current"
        case .site: "site"
        }
    }

    /// The link to the one that was served before.
    var previousLink: String {
        switch self {
        case .release: "previous"
        case .site: "previous-site"
        }
    }

    /// The file that remembers the highest version returned from.
    var refusedFile: String { "refused-\(rawValue)" }
}
