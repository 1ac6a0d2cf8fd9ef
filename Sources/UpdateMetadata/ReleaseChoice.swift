public import Bytes

/// What of trusted ``Targets`` a kiosk fetches next.
///
/// Pure: the same targets and holdings give the same choice.
///
///     let choice = ReleaseChoice(from: targets, for: holdings)
///     if let package = choice.bundle { fetch(package.path.servedName(digest: package.file.digest)) }
///
/// - The current release is the highest content version of kind bundle. It is chosen if it is above the active version
///   and was not refused here; a lower one is never chosen in its place.
/// - Its package is the smallest of the full bundle and the deltas whose base is the active bundle, by version and
///   digest, and whose target is the same bundle. Between equal lengths the first path wins. Deltas may come from
///   the role ``DelegatedRoleName/deltas``, whose key is online: the digest of the bundle that they must yield is
///   that of targets.
/// - The site configuration is chosen if its version is above the one in force.
public struct ReleaseChoice: Equatable, Sendable {
    /// The package of a new release; nil if there is none.
    public let bundle: BundlePackage?

    /// A new site configuration; nil if there is none.
    public let site: SiteFile?

    /// A package that yields a bundle.
    public struct BundlePackage: Equatable, Sendable {
        /// Where it lies.
        public let path: TargetPath

        /// Its length and digest.
        public let file: TargetFile

        /// The content version that it yields.
        public let contentVersion: Int

        /// The SHA-256 of the manifest of the bundle that it yields.
        public let bundleDigest: SHA256Digest

        /// Whether its base is the active bundle rather than nothing.
        public let isDelta: Bool
    }

    /// A site configuration.
    public struct SiteFile: Equatable, Sendable {
        /// Where it lies.
        public let path: TargetPath

        /// Its length and digest.
        public let file: TargetFile

        /// Its version.
        public let siteVersion: Int
    }

    /// Whether there is nothing to fetch.
    public var isNothingNew: Bool { bundle == nil && site == nil }

    /// Chooses for one kiosk; `deltas` are those of ``TrustedMetadataSet/currentDeltas(now:)``.
    public init(from targets: Targets, deltas: [TargetPath: TargetFile] = [:], for holdings: KioskHoldings) {
        let onlyDeltas = deltas.filter { _, file in
            if case .delta = file.purpose { true } else { false }
        }
        let files = targets.files.merging(onlyDeltas) { inTargets, _ in inTargets }.sorted { $0.key < $1.key }
        bundle = Self.package(in: files, for: holdings)
        site = Self.siteFile(in: files, for: holdings)
    }

    private static func package(
        in files: [(key: TargetPath, value: TargetFile)], for holdings: KioskHoldings
    ) -> BundlePackage? {
        var full: BundlePackage?
        for (path, file) in files {
            guard case .bundle(let version, let digest) = file.purpose else { continue }
            if let full, full.contentVersion >= version { continue }
            full = BundlePackage(
                path: path, file: file, contentVersion: version, bundleDigest: digest, isDelta: false)
        }
        guard let full, full.contentVersion > holdings.activeVersion,
            !holdings.refusedVersions.contains(full.contentVersion)
        else { return nil }
        return files.reduce(full) { best, entry in
            let isFitting =
                entry.value.purpose
                == .delta(
                    contentVersion: full.contentVersion, bundleDigest: full.bundleDigest,
                    baseVersion: holdings.activeVersion, baseDigest: holdings.activeDigest)
            guard isFitting, entry.value.length < best.file.length else { return best }
            return BundlePackage(
                path: entry.key, file: entry.value, contentVersion: full.contentVersion,
                bundleDigest: full.bundleDigest, isDelta: true)
        }
    }

    private static func siteFile(
        in files: [(key: TargetPath, value: TargetFile)], for holdings: KioskHoldings
    ) -> SiteFile? {
        var newest: SiteFile?
        for (path, file) in files {
            guard case .site(holdings.site, let version) = file.purpose else { continue }
            guard version > max(holdings.siteVersion ?? 0, newest?.siteVersion ?? 0) else { continue }
            newest = SiteFile(path: path, file: file, siteVersion: version)
        }
        return newest
    }
}
