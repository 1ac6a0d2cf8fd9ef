public import SyncProtocol
public import Usage

/// The kiosk's sealed segments and operations counters, as far as a cycle needs them.
///
/// Throws ``SyncError`` where the cause has a case (such as ``SyncError/storageFull(neededBytes:)``); any other error
/// is kept as ``SyncError/storage(_:detail:)``. Each method is one transaction.
public protocol UsageLedger: Sendable {
    /// The ids of all sealed segments that are kept, oldest first, whatever the server said of them.
    func keptSegmentIDs() async throws -> [SegmentID]

    /// The lowest and the highest ordinal of the segments that some reconciliation found at the server, and the ids of
    /// those that none has found yet, oldest first.
    func segmentConfirmations() async throws -> (settled: ClosedRange<Int>?, fresh: [SegmentID])

    /// The signed segments of those ids that are still kept, in the order asked.
    func signedSegments(_ ids: [SegmentID]) async throws -> [SignedSegment]

    /// Records one reconciliation: of `offered`, the server has all but `missing`.
    ///
    /// A segment is confirmed once two reconciliations at least seven days apart found it present. Pruning of
    /// segments that are confirmed and older than the keeping time happens here and nowhere else.
    ///
    /// - Parameter epochSeconds: when the answer came, in seconds since 1970 UTC.
    func recordReconciliation(offered: [SegmentID], missing: Set<SegmentID>, at epochSeconds: Int64) async throws

    /// Records what the server said of uploaded segments; none is deleted for it.
    func record(_ verdicts: [SegmentVerdict]) async throws

    /// Counts one attempt under `sync.result` (class O).
    func countSyncResult(_ result: SyncResultCode) async throws

    /// The class O counters of the service days kept, oldest first; the server keeps the last value for each day.
    func operationsDays() async throws -> [OperationsDay]

    /// How many kept segments the server holds back or cannot read yet, for the status page.
    func heldSegmentCount() async throws -> Int
}
