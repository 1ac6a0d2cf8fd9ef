public import Bytes
public import Content
public import Usage

/// Body of `POST /v1/status`: how the kiosk is, and nothing about patients.
public struct StatusReport: Equatable, Sendable {
    /// The version of the wire contract that the kiosk speaks.
    public var protocolVersion = ProtocolVersion.current
    /// The version of the kiosk's program, such as `0.1.0`.
    public var programVersion: String
    /// Random, made at installation; two of them under one key tell of a cloned disk.
    public var installID: InstallID
    /// The content version that patients see.
    public var contentVersion: ContentVersion
    /// The digest of that bundle's manifest.
    public var bundleDigest: SHA256Digest
    /// The version of the site configuration in use, if there is one.
    public var siteVersion: ContentVersion?
    /// The stage at which an update stands, such as `activate`; nil if none is under way.
    public var stage: String?
    /// Whether staged content waits for the screen to be idle.
    public var isWaitingForIdleScreen = false
    /// When a cycle was last complete, in seconds since 1970 UTC.
    public var lastComplete: Int64?
    /// The code of the newest failure.
    public var lastFailureCode: String?
    /// The stage of the newest failure.
    public var lastFailureStage: String?
    /// When the newest failure was, in seconds since 1970 UTC.
    public var lastFailureAt: Int64?
    /// The highest bundle version that was returned from or did not apply.
    public var refusedVersion: ContentVersion?
    /// How far the kiosk's clock can be believed.
    public var clockState: ClockTrust.State
    /// Free bytes on the disk that holds the content.
    public var freeStorageBytes: Int64
    /// How many sealed segments the kiosk keeps.
    public var keptSegmentCount: Int
    /// How many of those the server holds back or cannot read yet.
    public var heldSegmentCount: Int
    /// The class O counters, oldest day first.
    public var operations: [OperationsDay]

    /// Starts a report with what a kiosk always knows.
    public init(
        programVersion: String, installID: InstallID, contentVersion: ContentVersion, bundleDigest: SHA256Digest,
        clockState: ClockTrust.State, freeStorageBytes: Int64, keptSegmentCount: Int, heldSegmentCount: Int,
        operations: [OperationsDay]
    ) {
        self.programVersion = programVersion
        self.installID = installID
        self.contentVersion = contentVersion
        self.bundleDigest = bundleDigest
        self.clockState = clockState
        self.freeStorageBytes = freeStorageBytes
        self.keptSegmentCount = keptSegmentCount
        self.heldSegmentCount = heldSegmentCount
        self.operations = operations
    }
}
