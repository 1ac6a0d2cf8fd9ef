import Content
import NIOCore
import PageRendering

/// One release in memory: every page rendered, every file at hand; made once, at activation.
struct ServedRelease: Sendable {
    /// `<version>-<digest8>`, the name in addresses.
    let name: String
    /// The bundle's manifest.
    let manifest: ContentManifest
    /// The site configuration that the pages were rendered with.
    let site: SiteConfiguration
    private let resources: [String: ServedResource]
    private let sorryPages: [String: ServedResource]

    /// Verifies `files` against the manifest among them, validates and renders; throws what the first fault was.
    ///
    /// `expected` is the digest that signed metadata names; the factory bundle, which the program carries, needs none.
    init(files: [BundlePath: [UInt8]], site: SiteConfiguration) throws {
        guard let manifestBytes = files[.manifest] else {
            throw ContentError.missingFile(path: BundlePath.manifest.text)
        }
        manifest = try ContentManifest(canonicalBytes: manifestBytes)
        try manifest.verify(files)
        self.site = site
        name = manifest.releaseName
        let bundle = try ContentBundle(files: files)
        guard bundle.manifest(version: manifest.contentVersion) == manifest else {
            throw ContentError.manifestStale(key: "items")
        }
        var resources: [String: ServedResource] = [:]
        var sorryPages: [String: ServedResource] = [:]
        for page in try PageRenderer(bundle: bundle, manifest: manifest, site: site).pages() {
            let resource = ServedResource(page.html, contentType: "text/html; charset=utf-8", caching: .never)
            resources[page.url] = resource
            if page.url.hasSuffix("/sorry/") { sorryPages["/\(page.language)/"] = resource }
        }
        for file in manifest.files {
            guard let type = FileType.contentType(ofEnding: file.path.fileExtension), let content = files[file.path]
            else { continue }
            resources["/c/\(name)/\(file.path)"] = ServedResource(
                content, contentType: type, caching: .forever, digest: file.digest)
        }
        self.resources = resources
        self.sorryPages = sorryPages
    }

    /// The page or file at an address' path, or nil.
    func resource(at path: String) -> ServedResource? { resources[path] }

    /// The page for an address that does not exist, in the language that the address begins with.
    func sorryPage(for path: String) -> ServedResource? {
        let start = sorryPages.keys.first { path.hasPrefix($0) } ?? "/\(site.defaultLanguage)/"
        return sorryPages[start] ?? sorryPages.values.first
    }

    /// Looks at every page once more: the address of the first that is empty or names a file that is not here.
    func selfCheck() -> String? {
        for (url, resource) in resources.sorted(by: { $0.key < $1.key }) where resource.caching == .never {
            let text = String(buffer: resource.identity)
            let files = text.split(separator: "\"").filter { $0.hasPrefix("/c/") }
            if text.isEmpty || !files.allSatisfy({ resources[String($0)] != nil }) { return url }
        }
        return nil
    }
}
