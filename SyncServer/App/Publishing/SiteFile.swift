import Content
import SyncProtocol
import UpdateMetadata

/// A site configuration with the site that it is for.
struct SiteFile: Sendable {
    let name: SiteName
    let path: TargetPath
    let configuration: SiteConfiguration

    /// Reads, seals and checks a site configuration from a file on disk.
    init(reading file: String, for siteName: String, seal: SiteSeal) throws(PublishingError) {
        guard let bytes = try AtomicFile.read(file, bytesMax: ContentLimits.siteBytesMax) else {
            throw .system(.read, path: file, code: 2)
        }
        try self.init(seal.seal(bytes, file: file), from: file, for: siteName)
    }

    /// Checks the bytes of a site configuration; `file` is what errors call them.
    init(_ bytes: [UInt8], from file: String, for siteName: String) throws(PublishingError) {
        guard let name = SiteName(siteName), let path = TargetPath.site(named: siteName) else {
            throw .badSiteName(siteName)
        }
        self.name = name
        self.path = path
        do throws(ContentError) {
            configuration = try SiteConfiguration(json: bytes)
        } catch {
            throw .site(path: file, error)
        }
    }
}
