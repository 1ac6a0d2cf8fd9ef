import Bytes
import Content
import SyncProtocol
import UpdateMetadata

extension Repository {
    /// Makes keys and the first metadata, with `site` as the first site configuration, and returns root's bytes.
    ///
    /// `keyFiles` says where the secret keys of root and targets go that are not to lie on this machine.
    ///
    /// Throws ``PublishingError/alreadyInitialised(folder:)`` if there is a repository. Root is written under its plain
    /// name last; cut short before that, the same call goes on with the keys that it made.
    func initialise(
        site: SiteFile?, keyFiles: [MetadataRole: String] = [:], now: MetadataTime
    ) throws(PublishingError) -> [UInt8] {
        try AtomicFile.makeFolder(folder.path)
        return try whileLocked { () throws(PublishingError) in
            guard !AtomicFile.exists(path(MetadataRole.root.fileName)) else {
                throw .alreadyInitialised(folder: folder.path)
            }
            for path in [folder.metadata, folder.targets, folder.releases] { try AtomicFile.makeFolder(path) }
            try AtomicFile.makeFolder(folder.keys, mode: 0o700)
            let places = places(keyFiles)
            let root = try makeRoot(places, now: now)
            if keyFiles[.targets] != nil { try noteTargetsKeyElsewhere(root.payload) }
            var files: [TargetPath: TargetFile] = [:]
            if let site { files[site.path] = try store(site, version: 1) }
            let targetsKey = places[.targets] ?? RoleKeyFile(.targets, in: folder)
            try publishFirst(files, root: root, targetsKey: targetsKey, now: now)
            try AtomicFile.replace(path(root.fileName), with: root.bytes)
            try AtomicFile.replace(path(MetadataRole.root.fileName), with: root.bytes)
            return root.bytes
        }
    }

    /// Where the key of each role lies.
    private func places(_ keyFiles: [MetadataRole: String]) -> [MetadataRole: RoleKeyFile] {
        var places: [MetadataRole: RoleKeyFile] = [:]
        for role in MetadataRole.allCases {
            places[role] = keyFiles[role].map { RoleKeyFile(role, path: $0) } ?? RoleKeyFile(role, in: folder)
        }
        return places
    }

    /// Writes down that this machine does not sign targets, and whose signature it waits for.
    private func noteTargetsKeyElsewhere(_ root: Root) throws(PublishingError) {
        let keys = root.signers(of: .targets).keys.map { MetadataKey($0).json }
        try AtomicFile.replace(folder.targetsKeyElsewhere, with: CanonicalJSON.encode(.array(keys)))
    }

    private func makeRoot(
        _ places: [MetadataRole: RoleKeyFile], now: MetadataTime
    ) throws(PublishingError) -> Signed<Root> {
        var keys: [MetadataRole: SigningKey] = [:]
        for (role, place) in places { keys[role] = try place.makeOrRead() }
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
