import Bytes
import SyncEngine
import SyncProtocol
import TestSupport
import Testing
import Usage

@Suite("The report of a cycle")
struct ReportTests {
    private func segments(_ count: Int) throws -> [SignedSegment] {
        let world = try SimulationWorld.shared.get()
        var generator = SeededGenerator(seed: 5)
        return try (0..<count).map { ordinal in
            let header = SegmentHeader(
                id: SegmentID(using: &generator), usageClass: .content, interval: .undated(.clockUnknown), zone: "UTC",
                releaseScope: .single, release: world.vocabulary.release, cohort: 11,
                kioskID: world.identity.kioskID, installID: world.identity.installID,
                openID: OpenID(using: &generator), ordinal: ordinal + 1)
            let counters = [try CounterKey(.visitCount): 11]
            return try SignedSegment(
                signing: Segment(header: header, counters: counters, vocabulary: world.vocabulary),
                with: world.kioskKey)
        }
    }

    /// A script whose kiosk keeps `kept` and whose server lacks `missing`.
    private func script(kept: [SignedSegment], missing: [SegmentID]) throws -> CycleScript {
        var script = try CycleScript()
        script.day = 0
        script.override = { action in
            switch action {
            case .listSegments: .segmentIDs(kept.map(\.id))
            case .reconcile:
                .reconciled(ReconcileResponse(missing: missing, serverTime: 0, windowSeconds: 900))
            case .loadSegments(let ids): .segments(kept.filter { ids.contains($0.id) })
            default: nil
            }
        }
        return script
    }

    @Test func `only what the server lacks is sent`() throws {
        let kept = try segments(5)
        var script = try script(kept: kept, missing: [kept[3].id, kept[1].id])
        let report = script.run()
        let sent = script.actions.flatMap { action -> [SegmentID] in
            if case .upload(let batch) = action { batch.segments.map(\.id) } else { [] }
        }
        #expect(sent == [kept[1].id, kept[3].id])
        #expect(report.acceptedSegmentCount == 2)
    }

    @Test func `an id that was not offered is not looked for`() throws {
        let kept = try segments(2)
        var script = try script(kept: [kept[0]], missing: [kept[1].id])
        _ = script.run()
        #expect(!script.actions.map(\.label).contains("loadSegments"))
    }

    @Test func `many segments go in batches under the limit`() throws {
        let kept = try segments(ProtocolLimits.segmentUploadSegmentsMax + 1)
        var script = try script(kept: kept, missing: kept.map(\.id))
        let report = script.run()
        let sizes = script.actions.compactMap { action -> Int? in
            if case .upload(let batch) = action { batch.segments.count } else { nil }
        }
        #expect(sizes == [ProtocolLimits.segmentUploadSegmentsMax, 1])
        #expect(report.sentSegmentCount == kept.count)
    }

    @Test func `a kiosk with more ids than one request takes asks in groups`() throws {
        var generator = SeededGenerator(seed: 9)
        let ids = (0...ProtocolLimits.reconcileIDsMax).map { _ in SegmentID(using: &generator) }
        var script = try CycleScript()
        script.day = 0
        script.override = { if case .listSegments = $0 { .segmentIDs(ids) } else { nil } }
        _ = script.run()
        let asked = script.actions.compactMap { action -> Int? in
            if case .reconcile(let ids) = action { ids.count } else { nil }
        }
        #expect(asked == [ProtocolLimits.reconcileIDsMax, 1])
    }

    @Test func `with nothing kept the server is asked all the same`() throws {
        var script = try CycleScript()
        script.day = 0
        _ = script.run()
        #expect(script.actions.contains(.reconcile([])))
    }

    @Test func `verdicts on segments that were not sent are left out`() throws {
        let kept = try segments(2)
        var script = try script(kept: kept, missing: [kept[0].id])
        let table = script.override
        script.override = { action in
            if case .upload = action {
                return .uploaded(kept.map { SegmentVerdict(id: $0.id, verdict: .quarantined, reason: "cap") })
            }
            return table(action)
        }
        let report = script.run()
        let recorded = script.actions.compactMap { action -> [SegmentVerdict]? in
            if case .recordVerdicts(let verdicts) = action { verdicts } else { nil }
        }
        #expect(recorded.flatMap { $0 }.map(\.id) == [kept[0].id])
        #expect(report.sentSegmentCount == 1)
        #expect(report.acceptedSegmentCount == 0)
    }
}
