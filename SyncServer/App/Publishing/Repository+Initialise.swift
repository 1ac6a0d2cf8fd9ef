import Bytes
import Content
import SyncProtocol
import UpdateMetadata

extension Repository {
    /// Makes keys and the first metadata, with `site` as the first site configuration, and returns root's bytes.
    ///
    /// Throws ``PublishingError/alreadyInitialised(folder:)`` if there is a repository. Root is written under its plain
    /// name last; cut short before that, the same call goes on with the keys that it made.
    func initialise(site: SiteFile?, now: MetadataTime) throws(PublishingError) -> [UInt8] {
        try AtomicFile.makeFolder(folder.path)
        return try whileLocked { () throws(PublishingError) in
            guard !AtomicFile.exists(path(MetadataRole.root.fileName)) else {
                throw .alreadyInitialised(folder: folder.path)
            }
            for path in [folder.metadata, folder.targets, folder.releases] { try AtomicFile.makeFolder(path) }
            try AtomicFile.makeFolder(folder.keys, mode: 0o700)
            let root = try makeRoot(now: now)
            var files: [TargetPath: TargetFile] = [:]
            if let site { files[site.path] = try store(site, version: 1) }
            try publishFirst(files, root: root, now: now)
            try AtomicFile.replace(path(root.fileName), with: root.bytes)
            try AtomicFile.replace(path(MetadataRole.root.fileName), with: root.bytes)
            return root.bytes
        }
    }

    private func makeRoot(now: MetadataTime) throws(PublishingError) -> Signed<Root> {
        var keys: [MetadataRole: SigningKey] = [:]
        for role in MetadataRole.allCases { keys[role] = try RoleKeyFile(role, in: folder).makeOrRead() }
        let payload = Root(
            version: 1, expiresAt: MetadataExpiry.expiry(of: .root, signedAt: now),
            signers: keys.mapValues { RoleSigners(keys: [$0.publicKey]) })
        do throws(MetadataError) {
            return try Signed(payload, keys: keys[.root].map { [$0] } ?? [])
        } catch {
            throw .metadataNotMade(error)
        }
    }

    /// Writes a target file under its consistent-snapshot name; nothing names it yet.
    func store(
        _ bytes: [UInt8], at path: TargetPath, purpose: TargetPurpose
    ) throws(PublishingError) -> TargetFile {
        let file = TargetFile(of: bytes, purpose: purpose)
        let destination = "\(folder.targets)/\(path.servedName(digest: file.digest))"
        try AtomicFile.makeFolder(FilePaths.folder(of: destination))
        try AtomicFile.replace(destination, with: bytes)
        return file
    }

    func store(_ site: SiteFile, version: Int) throws(PublishingError) -> TargetFile {
        try store(
            site.configuration.bytes, at: site.path, purpose: .site(name: site.name.text, siteVersion: version))
    }
}
