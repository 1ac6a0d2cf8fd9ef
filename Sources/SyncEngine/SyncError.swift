public import Bytes
public import SyncProtocol
public import UpdateMetadata
public import Usage

/// Why a stage of a cycle did not succeed.
public enum SyncError: Error, Equatable, Sendable {
    /// The kiosk was never enrolled: there is no trusted root or no identity.
    case notEnrolled
    /// The server did not answer: no route, refused, name unknown, connection lost.
    case unreachable(detail: String)
    /// The server did not answer within the time allowed.
    case timedOut(seconds: Int)
    /// The server's certificate was not accepted.
    case certificateRefused(detail: String)
    /// The server asked to come back later.
    case retryLater(afterSeconds: Int?)
    /// The server refused the kiosk's signature or has revoked it.
    case identityRefused
    /// The server answered with an error of the wire contract.
    case server(status: Int, WireError)
    /// The server answered with a status that the contract does not know.
    case unexpectedStatus(Int)
    /// An answer was longer than its limit.
    case answerTooLong(bytesMax: Int)
    /// An answer was not what the contract says.
    case malformedAnswer(SyncProtocolError)
    /// The server does not resume a download where it stopped.
    case rangeRefused(offset: Int)
    /// Metadata was refused by the rules of trust.
    case metadataRefused(MetadataError)
    /// A metadata file that the chain of trust needs is not there.
    case metadataMissing(name: String)
    /// A package had another length than signed metadata says.
    case wrongLength(expected: Int, found: Int)
    /// A package had another digest than signed metadata says.
    case wrongDigest(expected: SHA256Digest, found: SHA256Digest)
    /// A package or what it yields is at fault; it will not be better when tried again.
    case contentRefused(ContentName, reason: String)
    /// The new content failed its self-check and the previous content is served again.
    case rolledBack(ContentName, reason: String)
    /// The disk or the limit for content does not leave enough room.
    case storageFull(neededBytes: Int64)
    /// Reading or writing the kiosk's own data failed in a stage.
    case storage(SyncStage, detail: String)
    /// The kiosk's own segments could not be read or packed.
    case usage(UsageError)
    /// Not even the factory bundle is there.
    case noActiveBundle
    /// A cycle is running already.
    case busy
    /// The program is closing down; the position is stored.
    case interrupted
    /// The engine got an answer that does not fit its stage: a fault of this program.
    case outOfStep(SyncStage)
}
