import SyncProtocol
import Usage

/// The stage *report*: find out what the server lacks, and send it.
///
/// Reconciliation is the acknowledgement and is asked for even with nothing kept, so that the schedule does not tell
/// whether anybody used the kiosk. Ids go in groups under the contract's limit; missing segments are read and sent a
/// batch at a time, so memory stays bounded by one group.
struct ReportPart {
    private enum State {
        case idle, listing, reconciling, recording, loading, uploading, recordingVerdicts
    }

    private var state = State.idle
    private var groups: [[SegmentID]] = []
    private var offered: [SegmentID] = []
    private var wanted: [SegmentID] = []
    private var batches: [SegmentBatch] = []
    private var sent: Set<SegmentID> = []

    /// What the server said of the time and of its window, once it did.
    private(set) var response: ReconcileResponse?
    private(set) var sentSegmentCount = 0
    private(set) var acceptedSegmentCount = 0

    mutating func begin() -> SyncStep {
        state = .listing
        return .perform(.listSegments)
    }

    mutating func step(_ event: SyncEvent) -> SyncStep {
        switch (state, event) {
        case (_, .failed(let error)):
            return .failed(error, .report)
        case (.listing, .segmentIDs(let ids)):
            groups = Self.groups(of: ids)
            return reconcileNext()
        case (.reconciling, .reconciled(let response)):
            self.response = response
            let missing = Set(response.missing).intersection(offered)
            wanted = offered.filter(missing.contains)
            state = .recording
            return .perform(.recordReconciliation(offered: offered, missing: missing))
        case (.recording, .done):
            return loadNext()
        case (.loading, .segments(let segments)):
            batches = SegmentBatch.packing(segments, countMax: ProtocolLimits.segmentUploadSegmentsMax)
            return uploadNext()
        case (.uploading, .uploaded(let verdicts)):
            return record(verdicts.filter { sent.contains($0.id) })
        case (.recordingVerdicts, .done):
            return uploadNext()
        default:
            return .failed(.outOfStep(.report), .report)
        }
    }

    private static func groups(of ids: [SegmentID]) -> [[SegmentID]] {
        guard !ids.isEmpty else { return [[]] }
        return stride(from: 0, to: ids.count, by: ProtocolLimits.reconcileIDsMax).map { start in
            Array(ids[start..<min(start + ProtocolLimits.reconcileIDsMax, ids.count)])
        }
    }

    private mutating func reconcileNext() -> SyncStep {
        guard !groups.isEmpty else { return .done }
        offered = groups.removeFirst()
        state = .reconciling
        return .perform(.reconcile(offered))
    }

    private mutating func loadNext() -> SyncStep {
        guard !wanted.isEmpty else { return reconcileNext() }
        let count = min(wanted.count, ProtocolLimits.segmentUploadSegmentsMax)
        let next = Array(wanted.prefix(count))
        wanted.removeFirst(count)
        state = .loading
        return .perform(.loadSegments(next))
    }

    private mutating func uploadNext() -> SyncStep {
        guard !batches.isEmpty else { return loadNext() }
        let batch = batches.removeFirst()
        sent = Set(batch.segments.map(\.id))
        sentSegmentCount += batch.segments.count
        state = .uploading
        return .perform(.upload(batch))
    }

    private mutating func record(_ verdicts: [SegmentVerdict]) -> SyncStep {
        acceptedSegmentCount += verdicts.count { $0.verdict == .stored || $0.verdict == .duplicate }
        state = .recordingVerdicts
        return .perform(.recordVerdicts(verdicts))
    }
}
