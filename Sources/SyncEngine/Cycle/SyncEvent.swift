public import Bytes
public import SyncProtocol
public import Usage

/// What came of a ``SyncAction``.
public enum SyncEvent: Equatable, Sendable {
    /// What is active and what is refused.
    case content(ContentHoldings)
    /// The road is ready; perhaps the other side asked to wait before the next cycle.
    case opened(retryAfterSeconds: Int?)
    /// The ids of the segments kept.
    case segmentIDs([SegmentID])
    /// What the server lacks.
    case reconciled(ReconcileResponse)
    /// The segments asked for that are still kept.
    case segments([SignedSegment])
    /// What the server did with a batch.
    case uploaded([SegmentVerdict])
    /// The metadata kept, or nil if the kiosk is not enrolled.
    case metadata(KeptMetadata?)
    /// A metadata file, or nil if the server has none of that name.
    case metadataFile([UInt8]?)
    /// Whether content is staged whole.
    case staged(Bool)
    /// How many bytes of a download are there.
    case prepared(offset: Int)
    /// What the staging file holds.
    case measured(byteCount: Int, digest: SHA256Digest)
    /// Whether the content became active.
    case activation(ActivationOutcome)
    /// What the self-check found.
    case confirmation(ConfirmationOutcome)
    /// Done, with nothing to tell.
    case done
    /// Not done.
    case failed(SyncError)
}
