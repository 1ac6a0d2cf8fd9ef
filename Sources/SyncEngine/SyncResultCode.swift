/// The dimension of the counter `sync.result`: `ok`, or what kind of fault ended the cycle.
public enum SyncResultCode: String, CaseIterable, Codable, Sendable {
    /// The cycle was complete.
    case ok
    /// There is no trusted root or no identity.
    case notEnrolled = "not-enrolled"
    /// No connection to the server.
    case unreachable
    /// No answer in time.
    case timedOut = "timed-out"
    /// The server's certificate was not accepted.
    case certificateRefused = "certificate-refused"
    /// The server asked to come back later.
    case retryLater = "retry-later"
    /// The server does not accept the kiosk.
    case identityRefused = "identity-refused"
    /// The server reported an error.
    case serverError = "server-error"
    /// An answer broke the wire contract.
    case badAnswer = "bad-answer"
    /// A metadata file is not there.
    case metadataMissing = "metadata-missing"
    /// Metadata was refused by the rules of trust.
    case metadataRefused = "metadata-refused"
    /// A package is not the one that signed metadata names.
    case badPackage = "bad-package"
    /// A package, or what it yields, is at fault.
    case contentRefused = "content-refused"
    /// New content failed its self-check.
    case rolledBack = "rolled-back"
    /// No room on the disk.
    case storageFull = "storage-full"
    /// The kiosk's own data could not be read or written.
    case storageFailed = "storage-failed"
    /// The program itself is at fault.
    case programFault = "program-fault"
    /// A cycle was running already, or was interrupted.
    case busy
}
