import Assets
import Content
import Delta

/// The bundle inside the program: version 0, always there, the last thing to fall back to.
struct FactoryBundle: Sendable {
    let files: [BundlePath: [UInt8]]
    let manifest: ContentManifest

    init() throws(ContentError) {
        var files: [BundlePath: [UInt8]] = [:]
        for (path, bytes) in EmbeddedAssets.factoryBundle { files[try BundlePath(path)] = bytes }
        guard let bytes = files[.manifest] else { throw .missingFile(path: BundlePath.manifest.text) }
        self.files = files
        manifest = try ContentManifest(canonicalBytes: bytes)
    }

    /// The bundle as the base of a delta.
    func base() throws(DeltaError) -> DeltaTree {
        try DeltaTree(Dictionary(uniqueKeysWithValues: files.map { ($0.key.text, $0.value) }))
    }
}
