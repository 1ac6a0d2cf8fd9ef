import Content
import SyncEngine
import SyncProtocol
import Synchronization
import Usage

extension SimulatedKiosk: UsageLedger {
    /// Kept at least this long, so that pruning happens within the sixty days of a timeline.
    static let keepSeconds: Int64 = 10 * 86_400
    /// Two reconciliations that confirm lie at least this far apart.
    static let confirmSeconds: Int64 = 7 * 86_400

    /// Seals visits into a segment, in one transaction.
    func seal(_ segment: SignedSegment, counters: [CounterKey: Int], at seconds: Int64) {
        disk.withLock { disk in
            disk.segments.append(KeptSegment(segment: segment, sealedAt: seconds))
            disk.sealedTotals.merge(counters) { $0 + $1 }
        }
    }

    func keptSegmentIDs() async throws -> [SegmentID] {
        try step(writes: false) { $0.segments.map(\.segment.id) }
    }

    func segmentConfirmations() async throws -> (settled: ClosedRange<Int>?, fresh: [SegmentID]) {
        try step(writes: false) { disk in
            let fresh = disk.segments.filter { $0.firstConfirmedAt == nil }.map(\.segment.id)
            let ordinals = try disk.segments.filter { $0.firstConfirmedAt != nil }
                .map { try $0.segment.segment().header.ordinal }
            guard let first = ordinals.min(), let last = ordinals.max() else { return (nil, fresh) }
            return (first...last, fresh)
        }
    }

    func signedSegments(_ ids: [SegmentID]) async throws -> [SignedSegment] {
        try step(writes: false) { disk in
            ids.compactMap { id in disk.segments.first { $0.segment.id == id }?.segment }
        }
    }

    func recordReconciliation(offered: [SegmentID], missing: Set<SegmentID>, at epochSeconds: Int64) async throws {
        try step { disk in
            for index in disk.segments.indices where offered.contains(disk.segments[index].segment.id) {
                if missing.contains(disk.segments[index].segment.id) {
                    disk.segments[index].firstConfirmedAt = nil
                } else if let first = disk.segments[index].firstConfirmedAt {
                    disk.segments[index].isConfirmed = epochSeconds - first >= Self.confirmSeconds
                } else {
                    disk.segments[index].firstConfirmedAt = epochSeconds
                }
            }
            let done = disk.segments.filter { $0.isConfirmed && epochSeconds - $0.sealedAt > Self.keepSeconds }
            disk.prunedIDs += done.map(\.segment.id)
            disk.segments.removeAll { kept in done.contains { $0.segment.id == kept.segment.id } }
        }
    }

    func record(_ verdicts: [SegmentVerdict]) async throws {
        try step { disk in
            for verdict in verdicts {
                guard let index = disk.segments.firstIndex(where: { $0.segment.id == verdict.id }) else { continue }
                disk.segments[index].isHeld = verdict.verdict == .quarantined || verdict.verdict == .unknownManifest
            }
        }
    }

    func countSyncResult(_ result: SyncResultCode) async throws {
        try step { $0.results[result, default: 0] += 1 }
    }

    func operationsDays() async throws -> [OperationsDay] {
        try step(writes: false) { disk in
            let pairs = try disk.results.map { (try CounterKey.syncResult(code: $0.key.rawValue), $0.value) }
            return [OperationsDay(day: ServiceDay(number: 20_000), counters: Dictionary(uniqueKeysWithValues: pairs))]
        }
    }

    func heldSegmentCount() async throws -> Int {
        try step(writes: false) { $0.segments.count(where: \.isHeld) }
    }
}
