import Bytes
import Delta
import Logging
import ServerStorage
import SyncProtocol
import Usage

/// Takes what kiosks report, on whatever road it came: the routes and the import of sticks go through here.
struct ReportIntake: Sendable {
    let store: ServerStore
    let clock: ServerClock
    let vocabularies: VocabularyLibrary
    let logger: Logger

    /// Stores a package of segments, each once, and says what became of each.
    ///
    /// Throws ``UsageError``, ``DeltaError`` or ``SyncProtocolError`` for bytes that are no package of segments.
    func take(segmentPackage package: [UInt8], from kiosk: EnrolledKiosk) async throws -> [SegmentVerdict] {
        let payload = try UsagePackage.unwrap(
            package, packageBytesMax: ProtocolLimits.segmentUploadBytesMax, payloadBytesMax: UsageLimits.batchBytesMax)
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
            logger.warning("Segment held back", metadata: ["segment": "\(id)", "reason": "\(reason.code)"])
        }
        return outcomes.map { SegmentVerdict(id: $0.id, outcome: $0.outcome) }
    }

    /// Keeps a status report, and returns it.
    @discardableResult
    func take(statusReport body: [UInt8], from kiosk: EnrolledKiosk) async throws -> StatusReport {
        let report = try WireJSON.decode(StatusReport.self, from: body, bytesMax: SyncRoute.status.requestBytesMax)
        try await take(report, from: kiosk)
        return report
    }

    /// Keeps a status report that was read already.
    func take(_ report: StatusReport, from kiosk: EnrolledKiosk) async throws {
        let now = clock.epochSeconds()
        try await store.insert(try ReceivedStatus(report), from: kiosk.id, atEpochSeconds: now)
        try await store.noteContact(kiosk.id, isComplete: false, atEpochSeconds: now)
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

extension ReceivedStatus {
    /// Takes the class O counters out of a report, whose form and names were checked as it was read.
    fileprivate init(_ report: StatusReport) throws {
        let counters = report.operations.flatMap { day in
            day.counters.map { Counter(day: day.day, name: $0.key.text, value: $0.value) }
        }
        var withoutCounters = report
        withoutCounters.operations = []
        self.init(installID: report.installID, counters: counters, body: try WireJSON.encode(withoutCounters))
    }
}
