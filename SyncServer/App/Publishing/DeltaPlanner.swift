import Bytes
import Content
import Delta
import UpdateMetadata

/// Decides which packages a release is published with, and makes them.
struct DeltaPlanner {
    /// How many earlier releases a direct delta is made from.
    static let basesMax = 5

    /// A bundle that kiosks may have.
    struct Base: Sendable {
        let version: ContentVersion
        let digest: SHA256Digest
        let tree: DeltaTree
    }

    /// A package, ready to be a target file.
    struct Package: Equatable, Sendable {
        let path: TargetPath
        let purpose: TargetPurpose
        let bytes: [UInt8]
        /// The version of its base; nil for the full bundle.
        let baseVersion: ContentVersion?
    }

    /// The full bundle first, then the deltas that are smaller than it.
    func packages(
        for release: StoredRelease, tree: DeltaTree, bases: [Base]
    ) throws(PublishingError) -> [Package] {
        let full = Package(
            path: .bundle(contentVersion: release.version.number),
            purpose: .bundle(contentVersion: release.version.number, bundleDigest: release.digest),
            bytes: try encode(base: .empty, target: tree), baseVersion: nil)
        var packages = [full]
        for base in bases where base.digest != release.digest {
            let bytes = try encode(base: base.tree, target: tree)
            guard bytes.count < full.bytes.count else { continue }
            packages.append(
                Package(
                    path: .delta(
                        contentVersion: release.version.number, baseVersion: base.version.number,
                        baseDigest: base.digest),
                    purpose: .delta(
                        contentVersion: release.version.number, bundleDigest: release.digest,
                        baseVersion: base.version.number, baseDigest: base.digest),
                    bytes: bytes, baseVersion: base.version))
        }
        return packages
    }

    private func encode(base: DeltaTree, target: DeltaTree) throws(PublishingError) -> [UInt8] {
        do throws(DeltaError) {
            return try DeltaEncoder().encode(base: base, target: target)
        } catch {
            throw .package(error)
        }
    }
}
