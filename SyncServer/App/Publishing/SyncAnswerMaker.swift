import Bytes
import Content
import SyncProtocol
import UpdateMetadata

/// Puts into an answer what a kiosk lacks of the repository: the bytes that lie under `/tuf`, and nothing else.
struct SyncAnswerMaker: Sendable {
    private let repository: Repository
    private let limits = MetadataLimits()

    init(_ repository: Repository) {
        self.repository = repository
    }

    /// Adds packages that the kiosk is going to choose, then metadata, packed against what both sides hold.
    ///
    /// Returns the metadata that the answer was made from.
    func fill(
        _ answer: inout SyncResponse, for question: SyncRequest, site: String
    ) throws(PublishingError) -> RepositoryMetadata {
        let current = try repository.current()
        var packing = MetadataPacking()
        for held in question.held {
            let file = try heldFile(held, current: current)
            if let file { packing.absorb(file) }
            answer.assumed.append(file != nil)
        }
        for package in try packages(for: question, site: site, current: current) {
            packing.note(digestOf: package)
            answer.packages.append(package)
        }
        for (name, file) in try news(for: question, current: current) {
            answer.metadata.append(SyncResponse.PackedFile(name: name, bytes: packing.pack(file)))
        }
        return current
    }

    // MARK: - Metadata

    /// The bytes of a file that the kiosk holds, if they are still here.
    private func heldFile(_ held: HeldMetadata, current: RepositoryMetadata) throws(PublishingError) -> [UInt8]? {
        if held.role == MetadataRole.timestamp.rawValue {
            return held.version == current.timestamp.payload.version ? current.timestamp.bytes : nil
        }
        guard let (role, _) = MetadataRoutes.role(named: held.fileName) else { return nil }
        return try AtomicFile.read(repository.path(held.fileName), bytesMax: limits.bytesMax(of: role))
    }

    /// The files that the kiosk lacks, each after those that it names, so that their digests are known by then.
    private func news(
        for question: SyncRequest, current: RepositoryMetadata
    ) throws(PublishingError) -> [(HeldMetadata, [UInt8])] {
        var versions: [String: Int] = [:]
        for held in question.held { versions[held.role] = held.version }
        let heldRoot = versions[MetadataRole.root.rawValue] ?? 0
        let newestRoot = current.root.payload.version
        var files: [(HeldMetadata, [UInt8])] = []
        // A kiosk that missed more roots than one answer takes goes the static road.
        if heldRoot < newestRoot, newestRoot - heldRoot <= ProtocolLimits.answeredMetadataMax / 2 {
            for version in heldRoot + 1...newestRoot {
                let name = HeldMetadata(role: MetadataRole.root.rawValue, version: version)
                guard let file = try AtomicFile.read(repository.path(name.fileName), bytesMax: limits.rootBytesMax)
                else { return [] }
                files.append((name, file))
            }
            versions = [:]  // Other keys may have to sign the rest, so nothing held of it counts.
        }
        func add<Payload>(_ metadata: Signed<Payload>) {
            let name = HeldMetadata(role: Payload.role.rawValue, version: metadata.payload.version)
            if versions[name.role] != name.version { files.append((name, metadata.bytes)) }
        }
        if let deltas = current.deltas {
            let name = HeldMetadata(
                role: DelegatedRoleName.deltas.description, version: deltas.payload.version)
            if versions[name.role] != name.version { files.append((name, deltas.bytes)) }
        }
        add(current.targets)
        add(current.snapshot)
        add(current.timestamp)
        return files
    }

    // MARK: - Packages

    /// What the kiosk chooses by the same rules, as far as it is short enough.
    private func packages(
        for question: SyncRequest, site: String, current: RepositoryMetadata
    ) throws(PublishingError) -> [[UInt8]] {
        let status = question.status
        // What is on the kiosk's disk already need not come again while it waits for the screen.
        guard ["", "fetch"].contains(status.stage ?? "") else { return [] }
        let holdings = KioskHoldings(
            activeVersion: status.contentVersion.number, activeDigest: status.bundleDigest,
            site: site, siteVersion: status.siteVersion?.number)
        let choice = ReleaseChoice(
            from: current.targets.payload, deltas: current.deltas?.payload.files ?? [:], for: holdings)
        var packages: [[UInt8]] = []
        if let site = choice.site, let bytes = try package(site.path, site.file) { packages.append(bytes) }
        let refused = status.refusedVersion ?? .factory
        if let bundle = choice.bundle, bundle.contentVersion > refused.number,
            let bytes = try package(bundle.path, bundle.file)
        {
            packages.append(bytes)
        }
        return packages
    }

    private func package(_ path: TargetPath, _ file: TargetFile) throws(PublishingError) -> [UInt8]? {
        guard file.length <= ProtocolLimits.inlinePackageBytesMax else { return nil }
        let name = path.servedName(digest: file.digest)
        let bytes = try AtomicFile.read(
            "\(repository.folder.targets)/\(name)", bytesMax: ProtocolLimits.inlinePackageBytesMax)
        return bytes.flatMap { SHA256Digest(of: $0) == file.digest ? $0 : nil }
    }
}
