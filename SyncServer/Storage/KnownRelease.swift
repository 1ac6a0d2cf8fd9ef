public import Content

/// A release whose manifest the server knows, so that it can read the counters of kiosks that show it.
public struct KnownRelease: Equatable, Sendable {
    /// Its manifest.
    public let manifest: ContentManifest
    /// When the server first saw the manifest.
    public let knownAtEpochSeconds: Int
}
