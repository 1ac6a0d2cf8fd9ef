import Content
import SyncProtocol
import UpdateMetadata

/// Publishes the configuration of a site.
struct SitePublisher {
    let repository: Repository

    /// What was published for a site.
    struct Outcome: Equatable {
        let siteVersion: Int
        /// False if the site has these very bytes already; nothing was changed then.
        let isNew: Bool
    }

    /// Publishes a configuration under the next site version.
    @discardableResult
    func set(_ site: SiteFile, now: MetadataTime) throws(PublishingError) -> Outcome {
        try repository.whileLocked { () throws(PublishingError) in
            let current = try repository.current()
            let held = current.site(named: site.name.text)
            if let held, held.file.digest == site.configuration.digest {
                return Outcome(siteVersion: held.version, isNew: false)
            }
            let version = (held?.version ?? 0) + 1
            var files = current.files
            files[site.path] = try repository.store(site, version: version)
            try repository.publish(files, over: current, now: now)
            return Outcome(siteVersion: version, isNew: true)
        }
    }

    /// The hash of the PIN in the site's published configuration; nil if there is none yet, or it has no PIN.
    func publishedPIN(of name: String) throws(PublishingError) -> String? {
        let bytes: [UInt8]
        do {
            bytes = try show(name).bytes
        } catch .noSite {
            return nil
        }
        do throws(ContentError) {
            return try SiteConfiguration(json: bytes).staffPIN
        } catch {
            throw .site(path: name, error)
        }
    }

    /// The published configuration of a site, as it was set.
    func show(_ name: String) throws(PublishingError) -> (bytes: [UInt8], version: Int) {
        guard let path = TargetPath.site(named: name) else { throw .badSiteName(name) }
        guard let held = try repository.current().site(named: name) else { throw .noSite(name) }
        let file = "\(repository.folder.targets)/\(path.servedName(digest: held.file.digest))"
        guard let bytes = try AtomicFile.read(file, bytesMax: ContentLimits.siteBytesMax) else {
            throw .system(.read, path: file, code: 2)
        }
        return (bytes, held.version)
    }
}
