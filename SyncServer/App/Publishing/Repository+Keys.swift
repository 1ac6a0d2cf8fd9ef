import Bytes
import UpdateMetadata

/// Changing keys: a next root is drafted, signed by enough keys of the old root and of its own, and taken into use.
extension Repository {
    var pendingRoot: String { "\(folder.pending)/\(MetadataRole.root.fileName)" }

    /// Changes the next root, or begins one; signatures that it had are gone, for it says something else now.
    @discardableResult
    func draftRoot(
        now: MetadataTime, _ change: (inout RootDraft) throws(PublishingError) -> Void
    ) throws(PublishingError) -> Signed<Root> {
        let current = try current().root.payload
        let begun = try AtomicFile.read(pendingRoot, bytesMax: limits.rootBytesMax).flatMap {
            try? Signed<Root>(parsing: $0, bytesMax: MetadataLimits().rootBytesMax)  // Damaged: begun anew.
        }
        let isUsable = begun?.payload.version == current.version + 1
        var draft = RootDraft(isUsable ? begun?.payload ?? current : current)
        try change(&draft)
        let root = draft.root(
            version: current.version + 1, expiresAt: MetadataExpiry.expiry(of: .root, signedAt: now))
        let unsigned = try Self.unsigned(root)
        try AtomicFile.makeFolder(folder.pending)
        try AtomicFile.replace(pendingRoot, with: unsigned.bytes)
        return unsigned
    }

    /// Drafts a root that is like the current one, but expires later.
    func renewRoot(now: MetadataTime) throws(PublishingError) {
        try draftRoot(now: now) { (_) throws(PublishingError) in }
    }

    /// Makes the next key of a role whose key is here, and drafts a root that names it in the place of the present one.
    ///
    /// Snapshot and timestamp are signed here alone, so that a lost key of theirs is replaced in the same way.
    func rotate(_ role: MetadataRole, now: MetadataTime) throws(PublishingError) {
        let file = RoleKeyFile(role, in: folder)
        let isSignedHereAlone = role == .snapshot || role == .timestamp
        guard file.isThere || isSignedHereAlone else { throw .badKeyChange(.keyElsewhere(role)) }
        let replaced =
            isSignedHereAlone
            ? try current().root.payload.signers(of: role).keys : [try file.read().publicKey]
        let next = try file.next.makeOrRead().publicKey
        try draftRoot(now: now) { (draft) throws(PublishingError) in draft.replace(replaced, by: next, in: role) }
    }

    /// Makes the next key of the role of delta packages and uses it at once: targets alone names it.
    func rotateDeltasKey(now: MetadataTime) throws(PublishingError) {
        let current = try current()
        _ = try RoleKeyFile.deltas(in: folder).next.makeOrRead()
        try publish(current.files, over: current, now: now)
    }

    /// Takes a signed root into use, and signs anew what it asks for.
    ///
    /// Cut short after root was replaced, the same call, or the next ``refresh(now:)``, goes on.
    func importRoot(_ bytes: [UInt8], now: MetadataTime) throws(PublishingError) -> Signed<Root> {
        let current = try current()
        let next: Signed<Root>
        do throws(MetadataError) {
            var trusted = try TrustedMetadataSet(trustedRoot: current.root.bytes)
            if bytes != current.root.bytes { try trusted.admitRoot(bytes) }
            next = trusted.root
        } catch {
            throw .importRefused(error)
        }
        try requireKeys(for: next.payload, current)
        try AtomicFile.replace(path(next.fileName), with: next.bytes)
        try AtomicFile.replace(path(MetadataRole.root.fileName), with: next.bytes)
        try refresh(now: now)
        for role in MetadataRole.allCases {
            let file = RoleKeyFile(role, in: folder)
            if file.next.isThere { try file.takeOver(among: next.payload.signers(of: role).keys) }
        }
        try FolderListing.removeTree(pendingRoot)
        return next
    }

    /// Throws unless this machine can sign, or need not sign, what readers want under a root.
    private func requireKeys(for root: Root, _ current: RepositoryMetadata) throws(PublishingError) {
        for role in [MetadataRole.snapshot, .timestamp] {
            let signers = root.signers(of: role)
            _ = try RoleKeyFile(role, in: folder).read(among: signers.keys)
            guard signers.threshold == 1 else {
                throw .badKeyChange(.tooFewKeys(role, keys: 1, threshold: signers.threshold))
            }
        }
        if (try? root.verify(current.targets)) != nil { return }  // Signed under it already.
        let file = RoleKeyFile(.targets, in: folder)
        guard file.isThere, root.signers(of: .targets).threshold == 1,
            (try? file.read(among: root.signers(of: .targets).keys)) != nil  // Without it nobody here can sign.
        else { throw .badKeyChange(.targetsUnsigned) }
    }
}
