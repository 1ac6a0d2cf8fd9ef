import Assets
import Bytes
import Content
import Delta

/// The bundle inside the program: version 0, always there, the last thing to fall back to.
///
/// Its files are copied out of the program only when somebody needs them.
struct FactoryBundle: Sendable {
    /// SHA-256 of its `bundle.json`.
    let digest: SHA256Digest

    init() throws(ContentError) {
        guard let manifest = EmbeddedAssets.factoryManifest else {
            throw .missingFile(path: BundlePath.manifest.text)
        }
        digest = SHA256Digest(of: manifest)
    }

    /// `0-<digest8>`, its name in addresses.
    var name: String { "\(ContentVersion.factory)-\(digest.shortHex)" }

    /// Every file of it, `bundle.json` among them.
    func files() throws(ContentError) -> [BundlePath: [UInt8]] {
        var files: [BundlePath: [UInt8]] = [:]
        for (path, bytes) in EmbeddedAssets.factoryBundle { files[try BundlePath(path)] = bytes }
        return files
    }

    /// The bundle as the base of a delta.
    func base() throws(DeltaError) -> DeltaTree {
        try DeltaTree(EmbeddedAssets.factoryBundle)
    }
}
