import Bytes
import Content
import NIOCore
import PageRendering

/// One release in memory: every page rendered, every file at hand; made once, at activation.
///
/// A start takes it from the image that was made then (``ServedRelease/image(by:)``), so that it costs no rendering.
struct ServedRelease: Sendable {
    /// `<version>-<digest8>`, the name in addresses.
    let name: String
    /// The release's number.
    let version: ContentVersion
    /// SHA-256 of `manifestBytes`.
    let digest: SHA256Digest
    /// `bundle.json`, canonical; read into a value only by those who need what it lists.
    let manifestBytes: [UInt8]
    /// The site configuration that the pages were rendered with.
    let site: SiteConfiguration
    /// Pages and files by the path of their address.
    let resources: [String: ServedResource]
    /// The address of the page for addresses that do not exist, by what addresses in its language begin with.
    private let sorryPages: [String: String]

    /// Verifies `files` against the manifest among them, validates and renders; throws what the first fault was.
    init(files: [BundlePath: [UInt8]], site: SiteConfiguration) throws {
        guard let manifestBytes = files[.manifest] else {
            throw ContentError.missingFile(path: BundlePath.manifest.text)
        }
        let manifest = try ContentManifest(canonicalBytes: manifestBytes)
        try manifest.verify(files)
        let bundle = try ContentBundle(files: files)
        guard bundle.manifest(version: manifest.contentVersion) == manifest else {
            throw ContentError.manifestStale(key: "items")
        }
        var resources: [String: ServedResource] = [:]
        for page in try PageRenderer(bundle: bundle, manifest: manifest, site: site).pages() {
            resources[page.url] = ServedResource(page.html, contentType: "text/html; charset=utf-8", caching: .never)
        }
        let name = manifest.releaseName
        for file in manifest.files {
            guard let type = FileType.contentType(ofEnding: file.path.fileExtension), let content = files[file.path]
            else { continue }
            resources["/c/\(name)/\(file.path)"] = ServedResource(
                content, contentType: type, caching: .forever, digest: file.digest)
        }
        self.init(
            version: manifest.contentVersion, manifestBytes: manifestBytes, site: site, resources: resources)
    }

    /// Joins what was verified and rendered before.
    init(
        version: ContentVersion, manifestBytes: [UInt8], site: SiteConfiguration, resources: [String: ServedResource]
    ) {
        self.version = version
        self.manifestBytes = manifestBytes
        self.site = site
        self.resources = resources
        digest = SHA256Digest(of: manifestBytes)
        name = "\(version)-\(digest.shortHex)"
        var sorryPages: [String: String] = [:]
        for path in resources.keys where path.hasSuffix("/sorry/") {
            sorryPages[String(path.dropLast("sorry/".count))] = path
        }
        self.sorryPages = sorryPages
    }

    /// The bundle's manifest; linear in its length, and fails only for an image that this program did not write.
    func manifest() throws(ContentError) -> ContentManifest {
        try ContentManifest(canonicalBytes: manifestBytes)
    }

    /// The page or file at an address' path, or nil.
    func resource(at path: String) -> ServedResource? { resources[path] }

    /// The page for an address that does not exist, in the language that the address begins with.
    func sorryPage(for path: String) -> ServedResource? {
        let start = sorryPages.keys.first { path.hasPrefix($0) } ?? "/\(site.defaultLanguage)/"
        return (sorryPages[start] ?? sorryPages.values.min()).flatMap { resources[$0] }
    }

    /// Looks at every page once more: the address of the first that is empty or names a file that is not here.
    ///
    /// A page may name the folder of the release's files, for its scripts.
    func selfCheck() -> String? {
        let folder = "/c/\(name)"
        for (url, resource) in resources.sorted(by: { $0.key < $1.key }) where resource.caching == .never {
            let text = String(buffer: resource.identity)
            let files = text.split(separator: "\"").filter { $0.hasPrefix("/c/") && $0 != folder }
            if text.isEmpty || !files.allSatisfy({ resources[String($0)] != nil }) { return url }
        }
        return nil
    }
}
