import CAssets

/// The files of `Assets/bundle` and `Assets/admin` as they were when the program was built.
///
/// They lie in the executable itself, so a copied program needs no folder beside it.
public enum EmbeddedAssets {
    /// The factory content bundle: bytes by path inside the bundle, `bundle.json` among them.
    public static var factoryBundle: [String: [UInt8]] { files(under: "bundle/") }

    /// The factory bundle's `bundle.json` alone.
    public static var factoryManifest: [UInt8]? { files(under: "bundle/bundle.json").values.first }

    /// The admin pages' templates and styles: bytes by path inside `Assets/admin`.
    public static var admin: [String: [UInt8]] { files(under: "admin/") }

    private static func files(under prefix: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for index in 0..<snowglobe_asset_count() {
            guard let asset = snowglobe_asset_at(index)?.pointee, let name = asset.path, let bytes = asset.bytes else {
                continue  // Not reached: the index is written with all three.
            }
            let path = String(cString: name)
            guard path.hasPrefix(prefix) else { continue }
            files[String(path.dropFirst(prefix.count))] = Array(UnsafeBufferPointer(start: bytes, count: asset.count))
        }
        return files
    }
}
