public import Content

/// A release in `staging/`, whole and verified, on the disk, and not yet among the releases.
///
/// Whoever staged it validates and renders ``files`` and then calls ``ContentStore/keep(_:)``.
public struct StagedRelease: Sendable {
    /// Its version and digest.
    public let name: StoredName
    /// Its manifest.
    public let manifest: ContentManifest
    /// Every file with its bytes, `bundle.json` among them.
    public let files: [BundlePath: [UInt8]]
}

/// A release that was read from the store and verified.
public struct LoadedRelease: Sendable {
    /// Its version and digest.
    public let name: StoredName
    /// Its manifest.
    public let manifest: ContentManifest
    /// Every file with its bytes, `bundle.json` among them.
    public let files: [BundlePath: [UInt8]]
}

/// A site configuration that was read from the store and verified.
public struct LoadedSite: Equatable, Sendable {
    /// Its version and digest.
    public let name: StoredName
    /// The bytes of `site.json`.
    public let bytes: [UInt8]
}

/// What the links of a store lead to, and what was wrong with links that were passed over.
public struct Active<Item: Sendable>: Sendable {
    /// What is to be served; nil means the factory state.
    public let item: Item?
    /// Whether ``item`` is the previous one because the current one is damaged.
    public let isFallback: Bool
    /// What was wrong with the current one, then with the previous one; empty when all is well.
    public let faults: [ContentStoreError]
}
