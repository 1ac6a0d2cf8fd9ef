import Bytes
import Content
import Delta
import UpdateMetadata

/// Decides which packages a release is published with, and makes them.
///
/// Direct deltas only, never chains: from the last releases, from those that kiosks run now, from the factory bundle;
/// a delta that is not smaller than the full bundle is left out.
struct DeltaPlanner {
    /// How many of the last releases a delta is made from ahead of time.
    static let recentBasesMax = 5
    /// How many published releases are kept, so that a delta can be made from them on demand.
    static let keptReleasesMax = 20

    /// A bundle that kiosks may have; its files are read when they are needed.
    struct Base: Sendable {
        let version: ContentVersion
        let digest: SHA256Digest
        let tree: @Sendable () throws(PublishingError) -> DeltaTree
    }

    /// A package, ready to be a target file.
    struct Package: Equatable, Sendable {
        let path: TargetPath
        let purpose: TargetPurpose
        let bytes: [UInt8]
        /// The version of its base; nil for the full bundle.
        let baseVersion: ContentVersion?
    }

    /// How far the making of a release's packages is.
    struct Progress: Equatable, Sendable {
        /// The package that was just made; nil for a delta that was left out.
        let package: Package?
        let done: Int
        let count: Int
    }

    let cache: DeltaCache

    /// The full bundle first, then the deltas that are smaller than it; `report` is told of each.
    func packages(
        for release: StoredRelease, tree: DeltaTree, bases: [Base], report: (Progress) -> Void = { _ in }
    ) throws(PublishingError) -> [Package] {
        let bases = bases.filter { $0.digest != release.digest }
        let full = try fullPackage(of: release, tree: tree)
        report(Progress(package: full, done: 1, count: bases.count + 1))
        var packages = [full]
        for (index, base) in bases.enumerated() {
            let package = try delta(from: base, to: release, tree: tree, bytesBelow: full.bytes.count)
            if let package { packages.append(package) }
            report(Progress(package: package, done: index + 2, count: bases.count + 1))
        }
        return packages
    }

    /// The whole bundle as a package with an empty base.
    func fullPackage(of release: StoredRelease, tree: DeltaTree) throws(PublishingError) -> Package {
        let bytes = try cache.package(from: .zero, to: release.digest) { () throws(PublishingError) in
            try encode(base: .empty, target: tree)
        }
        return Package(
            path: .bundle(contentVersion: release.version.number),
            purpose: .bundle(contentVersion: release.version.number, bundleDigest: release.digest),
            bytes: bytes, baseVersion: nil)
    }

    /// The delta from one base; nil if it is not below `bytesBelow`.
    func delta(
        from base: Base, to release: StoredRelease, tree: DeltaTree, bytesBelow: Int
    ) throws(PublishingError) -> Package? {
        let bytes = try cache.package(from: base.digest, to: release.digest) { () throws(PublishingError) in
            try encode(base: base.tree(), target: tree)
        }
        guard bytes.count < bytesBelow else { return nil }
        return Package(
            path: .delta(
                contentVersion: release.version.number, baseVersion: base.version.number, baseDigest: base.digest),
            purpose: .delta(
                contentVersion: release.version.number, bundleDigest: release.digest,
                baseVersion: base.version.number, baseDigest: base.digest),
            bytes: bytes, baseVersion: base.version)
    }

    private func encode(base: DeltaTree, target: DeltaTree) throws(PublishingError) -> [UInt8] {
        do throws(DeltaError) {
            return try DeltaEncoder().encode(base: base, target: target)
        } catch {
            throw .package(error)
        }
    }
}
