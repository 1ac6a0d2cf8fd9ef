public import Bytes
public import Content

/// Whether an activation took place.
public enum ActivationOutcome: Equatable, Sendable {
    /// The content is what the kiosk serves now.
    case activated
    /// Somebody is at the screen; nothing changed. The driver is asked again when the screen becomes idle.
    case waitingForIdleScreen
}

/// What the self-check after an activation found.
public enum ConfirmationOutcome: Equatable, Sendable {
    /// The new content answered and stays.
    case confirmed
    /// The new content failed; the previous content is served again and the version is refused from now on.
    case rolledBack(reason: String)
}

/// The content on the kiosk's disk and the switch that decides which of it patients see.
///
/// Every method may be repeated after a crash and then does what is still to do. Site configurations go the same road
/// as bundles. Throws ``SyncError`` where the cause has a case, above all ``SyncError/storageFull(neededBytes:)`` and
/// ``SyncError/contentRefused(_:reason:)``; any other error is kept as ``SyncError/storage(_:detail:)``.
public protocol ContentActivating: Sendable {
    // MARK: What is there

    /// What is served now; the factory bundle counts as version 0. Nil if there is no site configuration yet.
    func active(_ kind: ContentKind) async throws -> ContentName?

    /// The highest version that was returned from or did not apply; it and all below it are not installed again.
    func refusedVersion(_ kind: ContentKind) async throws -> ContentVersion?

    /// Makes `version` the refused version if it is higher than the one so far, and removes what is staged of it.
    func refuse(_ kind: ContentKind, version: ContentVersion, reason: String) async throws

    // MARK: Fetch

    /// Makes room for a download and returns how many of its bytes are staged already; other downloads are removed.
    ///
    /// Throws ``SyncError/storageFull(neededBytes:)`` if active, previous and this one would exceed the limit.
    func prepareDownload(_ package: PackageName) async throws -> Int

    /// Appends bytes to the staging file of `package`.
    func append(_ bytes: ArraySlice<UInt8>, to package: PackageName) async throws

    /// The length and SHA-256 of the staging file of `package` as it is on disk, after an fsync.
    func measureDownload(_ package: PackageName) async throws -> (byteCount: Int, digest: SHA256Digest)

    /// Removes the staging file of `package`, if there is one.
    func discardDownload(_ package: PackageName) async throws

    // MARK: Apply, activate, confirm

    /// Turns the staging file into staged content that is proven to be `name`, on disk and fsynced, and removes it.
    ///
    /// For a bundle: base digest, patch, every file against the manifest, validator, pages rendered in memory. Throws
    /// ``SyncError/contentRefused(_:reason:)`` when the package or its result is at fault (not the disk).
    func apply(_ package: PackageName, as kind: ContentKind, yielding name: ContentName) async throws

    /// Whether `name` is staged whole, so that a cycle cut short after apply can go on.
    func isStaged(_ kind: ContentKind, _ name: ContentName) async throws -> Bool

    /// Serves the staged content if the screen is idle: one rename, the previous content is kept.
    func activate(_ kind: ContentKind, _ name: ContentName) async throws -> ActivationOutcome

    /// Checks that the active content answers, or returns to the previous one and refuses this version.
    func confirm(_ kind: ContentKind, _ name: ContentName) async throws -> ConfirmationOutcome

    /// Free bytes on the disk that holds the content, for the status report.
    func freeStorageBytes() async throws -> Int64
}
