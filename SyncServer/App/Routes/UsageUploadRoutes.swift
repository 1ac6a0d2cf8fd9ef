import Bytes
import Delta
import Hummingbird
import Logging
import ServerStorage
import SyncProtocol
import Usage

/// `POST /v1/stats/reconcile` and `PUT /v1/stats/segments`: what kiosks counted, each segment once.
struct UsageUploadRoutes: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let authentication: KioskAuthentication
    let vocabularies: VocabularyLibrary
    let windowSeconds: Int

    func add(to router: Router<ServerRequestContext>) {
        router.post(RouterPath(SyncRoute.reconcile.path), use: reconcile)
        router.put(RouterPath(SyncRoute.uploadSegments.path), use: upload)
    }

    @Sendable private func reconcile(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .reconcile)
        let question = try WireJSON.decode(
            ReconcileRequest.self, from: body, bytesMax: SyncRoute.reconcile.requestBytesMax)
        let found = try await store.reconcile(question.ids)
        let now = clock.epochSeconds()
        try await store.noteContact(kiosk.id, isComplete: found.isComplete, atEpochSeconds: now)
        let answer = ReconcileResponse(missing: found.missing, serverTime: Int64(now), windowSeconds: windowSeconds)
        return Response(json: try WireJSON.encode(answer))
    }

    @Sendable private func upload(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let (kiosk, body) = try await authentication.signedBody(of: request, route: .uploadSegments)
        let payload = try UsagePackage.unwrap(
            body, packageBytesMax: ProtocolLimits.segmentUploadBytesMax, payloadBytesMax: UsageLimits.batchBytesMax)
        let batch = try SegmentBatch(decoding: payload)
        guard batch.segments.count <= ProtocolLimits.segmentUploadSegmentsMax else {
            throw SyncProtocolError.tooMany(
                field: "segments", max: ProtocolLimits.segmentUploadSegmentsMax, found: batch.segments.count)
        }
        // Bytes that are no segment name no manifest; the store says so of each.
        let digests = Set(batch.segments.compactMap { try? $0.segment().header.release.manifestDigest })
        let now = clock.epochSeconds()
        let outcomes = try await store.insert(
            batch, vocabularies: try await vocabularies.vocabularies(including: digests), atEpochSeconds: now)
        try await store.noteContact(kiosk.id, isComplete: false, atEpochSeconds: now)
        for (id, outcome) in outcomes {
            guard case .quarantined(let reason) = outcome else { continue }
            context.logger.warning("Segment held back", metadata: ["segment": "\(id)", "reason": "\(reason.code)"])
        }
        let verdicts = outcomes.map { SegmentVerdict(id: $0.id, outcome: $0.outcome) }
        return Response(json: try WireJSON.encode(SegmentUploadResponse(verdicts: verdicts)))
    }
}

extension SegmentVerdict {
    fileprivate init(id: SegmentID, outcome: SegmentOutcome) {
        switch outcome {
        case .stored: self.init(id: id, verdict: .stored)
        case .duplicate: self.init(id: id, verdict: .duplicate)
        case .quarantined(let reason): self.init(id: id, verdict: .quarantined, reason: reason.code)
        case .unknownManifest: self.init(id: id, verdict: .unknownManifest)
        }
    }
}
