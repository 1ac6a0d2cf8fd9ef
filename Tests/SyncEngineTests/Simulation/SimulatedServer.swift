import Bytes
import Delta
import SyncEngine
import SyncProtocol
import Usage

/// A server that counts for real: it unwraps packages, checks signatures, and adds each segment once.
struct SimulatedServer {
    private let kioskKey: PublicKey
    private let vocabulary: UsageVocabulary

    /// The segments received, by id.
    private(set) var stored: [SegmentID: [UInt8]] = [:]
    /// The sums of their counters.
    private(set) var totals: [CounterKey: Int] = [:]
    /// The newest status report.
    var lastStatus: StatusReport?
    /// The ordinals of the segments received.
    private(set) var ordinals: [SegmentID: Int] = [:]
    /// Whether the manifests that segments refer to have arrived here.
    var knowsManifests = true

    init(kioskKey: PublicKey, vocabulary: UsageVocabulary) {
        self.kioskKey = kioskKey
        self.vocabulary = vocabulary
    }

    func reconcile(_ request: ReconcileRequest, at seconds: Int64) -> ReconcileResponse {
        ReconcileResponse(
            missing: request.ids.filter { stored[$0] == nil }, serverTime: seconds, windowSeconds: 900)
    }

    mutating func take(_ package: [UInt8]) throws(SyncError) -> SegmentUploadResponse {
        let batch: SegmentBatch
        do {
            let payload = try UsagePackage.unwrap(
                package, packageBytesMax: ProtocolLimits.segmentUploadBytesMax,
                payloadBytesMax: UsageLimits.batchBytesMax)
            batch = try SegmentBatch(decoding: payload)
        } catch {
            throw .server(status: 400, WireError(code: .malformedBody, sentence: "Not a package.", requestID: "1"))
        }
        return SegmentUploadResponse(verdicts: batch.segments.map { take($0) })
    }

    mutating func take(_ report: StatusReport) {
        lastStatus = report
    }

    private mutating func take(_ segment: SignedSegment) -> SegmentVerdict {
        guard segment.isSigned(by: kioskKey) else {
            return SegmentVerdict(id: segment.id, verdict: .quarantined, reason: "signature")
        }
        guard knowsManifests else { return SegmentVerdict(id: segment.id, verdict: .unknownManifest) }
        if let earlier = stored[segment.id] {
            return earlier == segment.bytes
                ? SegmentVerdict(id: segment.id, verdict: .duplicate)
                : SegmentVerdict(id: segment.id, verdict: .quarantined, reason: "other-bytes")
        }
        guard let opened = try? segment.segment(), let counters = try? opened.counters(vocabulary) else {
            return SegmentVerdict(id: segment.id, verdict: .quarantined, reason: "malformed")
        }
        stored[segment.id] = segment.bytes
        ordinals[segment.id] = opened.header.ordinal
        totals.merge(counters) { $0 + $1 }
        return SegmentVerdict(id: segment.id, verdict: .stored)
    }
}
