import Bytes
import Content
import Delta
import UpdateMetadata

/// The bundles that a delta can be made from: published releases that are kept, and the factory bundle.
struct BaseLibrary: Sendable {
    let store: ReleaseStore
    /// The bundle inside the programs; nil if there is none.
    let factory: FactoryBundle?

    /// The base of this version and digest; nil if it is not there, or its files are not what they were.
    func base(_ version: ContentVersion, digest: SHA256Digest? = nil) -> DeltaPlanner.Base? {
        let isFactory = version == .factory
        let found = isFactory ? factoryBase : storedBase(version)
        guard let found, digest == nil || digest == found.digest else { return nil }
        return found
    }

    private var factoryBase: DeltaPlanner.Base? {
        factory.map { factory in
            DeltaPlanner.Base(version: .factory, digest: factory.manifest.digest) { () throws(PublishingError) in
                try Self.tree(factory.files)
            }
        }
    }

    private func storedBase(_ version: ContentVersion) -> DeltaPlanner.Base? {
        // One that cannot be read is no base; kiosks that run it take the full package.
        guard let release = try? store.release(version), (try? store.files(of: release)) != nil else { return nil }
        return DeltaPlanner.Base(version: version, digest: release.digest) { () throws(PublishingError) in
            try tree(of: release)
        }
    }

    /// All files of a release, verified.
    func tree(of release: StoredRelease) throws(PublishingError) -> DeltaTree {
        let files = try store.files(of: release)
        return try Self.tree(Dictionary(files.map { ($0.key.text, $0.value) }) { first, _ in first })
    }

    private static func tree(_ files: [String: [UInt8]]) throws(PublishingError) -> DeltaTree {
        do throws(DeltaError) {
            return try DeltaTree(files)
        } catch {
            throw .package(error)
        }
    }
}
