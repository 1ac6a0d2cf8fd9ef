import Assets
import Content
import Delta

/// The bundle inside the programs, as a base for delta packages.
struct FactoryBundle: Sendable {
    let manifest: ContentManifest
    let files: [String: [UInt8]]

    /// The bundle of this build; nil if it has none or it is not sealed.
    static func embedded() -> FactoryBundle? {
        FactoryBundle(EmbeddedAssets.factoryBundle)
    }

    /// Takes the files of a sealed bundle, or returns nil.
    init?(_ files: [String: [UInt8]]) {
        guard let bytes = files[BundlePath.manifest.text], let manifest = try? ContentManifest(canonicalBytes: bytes)
        else { return nil }
        self.manifest = manifest
        self.files = files
    }
}
