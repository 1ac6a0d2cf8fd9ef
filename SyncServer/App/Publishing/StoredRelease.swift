import Bytes
import Content

/// A release on disk: the folder `releases/<version>-<first eight digits of the digest>`.
struct StoredRelease: Equatable, Sendable {
    let manifest: ContentManifest
    let digest: SHA256Digest

    init(_ manifest: ContentManifest) {
        self.manifest = manifest
        digest = manifest.digest
    }

    var version: ContentVersion { manifest.contentVersion }
    var name: String { "\(version)-\(digest.shortHex)" }
}
