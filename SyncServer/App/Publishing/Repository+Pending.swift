import Bytes
import UpdateMetadata

/// Targets that wait for a release key that is kept elsewhere.
extension Repository {
    var pendingTargets: String { "\(folder.pending)/\(MetadataRole.targets.fileName)" }
    private var pendingDeltas: String { "\(folder.pending)/\(DelegatedRoleName.deltas.fileName)" }

    /// Writes unsigned targets, and the delta packages that go with them; returns the path of the targets.
    func leavePending(_ targets: Targets, deltas: [TargetPath: TargetFile]) throws(PublishingError) -> String {
        let list = Targets(version: 1, expiresAt: targets.expiresAt, files: deltas)
        try AtomicFile.makeFolder(folder.pending)
        try AtomicFile.replace(pendingDeltas, with: Self.unsigned(list).bytes)
        try AtomicFile.replace(pendingTargets, with: Self.unsigned(targets).bytes)
        return pendingTargets
    }

    /// Publishes targets that were signed elsewhere: the ones that wait, with enough signatures.
    func importTargets(_ bytes: [UInt8], now: MetadataTime) throws(PublishingError) -> Signed<Targets> {
        let current = try current()
        let targets: Signed<Targets>
        do throws(MetadataError) {
            targets = try Signed<Targets>(parsing: bytes, bytesMax: limits.targetsBytesMax)
            try current.root.payload.verify(targets)
            let next = current.targets.payload.version + 1
            guard targets.payload.version == next else {
                throw .wrongVersion(.targets, expected: next, found: targets.payload.version)
            }
        } catch {
            throw .importRefused(error)
        }
        return try publishImported(targets, over: current, now: now)
    }

    private func publishImported(
        _ targets: Signed<Targets>, over current: RepositoryMetadata, now: MetadataTime
    ) throws(PublishingError) -> Signed<Targets> {
        var deltas: [TargetPath: TargetFile] = current.deltas?.payload.files ?? [:]
        if let bytes = try AtomicFile.read(pendingDeltas, bytesMax: limits.targetsBytesMax),
            let list = try? Signed<Targets>(parsing: bytes, bytesMax: limits.targetsBytesMax)
        {
            deltas = list.payload.files
        }
        _ = try publish(targets, deltas: deltas, over: current, now: now)
        try FolderListing.removeTree(pendingTargets)
        try FolderListing.removeTree(pendingDeltas)
        return targets
    }

    static func unsigned<Payload>(_ payload: Payload) throws(PublishingError) -> Signed<Payload> {
        do throws(MetadataError) {
            return try Signed(payload, keys: [])
        } catch {
            throw .metadataNotMade(error)
        }
    }
}
