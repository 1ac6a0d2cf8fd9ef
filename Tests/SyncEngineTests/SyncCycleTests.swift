import Bytes
import Content
import SyncEngine
import SyncProtocol
import Testing
import Usage

@Suite("A sync cycle")
struct SyncCycleTests {
    @Test func `with nothing new it reports, looks and ends`() throws {
        var script = try CycleScript()
        script.day = 0
        _ = script.run()
        let report = script.run()
        #expect(
            script.actions.map(\.label) == [
                "inspectContent", "open", "listSegments", "reconcile", "recordReconciliation", "loadMetadata",
                "fetchMetadata", "fetchMetadata", "inspectContent", "sendStatus", "countResult", "storePosition",
            ])
        #expect(report.isComplete)
        #expect(!report.didMetadataChange)
        #expect(script.position.lastComplete == script.time.epochSeconds)
    }

    @Test func `a new release goes through every stage in order, stored after each`() throws {
        var script = try CycleScript()
        let report = script.run()
        let stages = script.actions.compactMap { action -> SyncStage? in
            if case .storePosition(let position) = action { position.pending.first?.stage } else { nil }
        }
        #expect(stages == [.fetch, .apply, .activate, .confirm])
        let labels = script.actions.map(\.label)
        let fetch = try #require(labels.firstIndex(of: "prepareDownload"))
        #expect(
            labels[fetch...].filter { $0 != "storePosition" } == [
                "prepareDownload", "download", "measureDownload", "apply", "activate", "confirm", "sendStatus",
                "countResult",
            ])
        #expect(report.activated == [script.bundle(1)])
        #expect(script.position.pending.isEmpty)
    }

    @Test func `a delta from the active bundle is preferred, the full bundle is taken without one`() throws {
        var script = try CycleScript()
        _ = script.run()
        let fromFactory = script.actions.compactMap(\.downloaded)
        #expect(fromFactory.allSatisfy { $0.base?.version == .factory })
        var other = try CycleScript()
        other.holdings.bundle = ContentName(version: .factory, digest: .zero)
        _ = other.run()
        #expect(other.actions.compactMap(\.downloaded).map(\.path) == ["bundles/1/bundle.sgd"])
    }

    @Test func `the site configuration goes the same road, before the bundle`() throws {
        var script = try CycleScript()
        script.day = 6
        let report = script.run()
        #expect(report.activated.map(\.version.number) == [1, 1])
        #expect(script.actions.compactMap(\.downloaded).first?.path == "sites/main/site.json")
        #expect(script.holdings.site?.version.number == 1)
    }

    @Test func `a failed report does not stop the update, and both are told`() throws {
        var script = try CycleScript()
        script.override = { if case .reconcile = $0 { .failed(.timedOut(seconds: 30)) } else { nil } }
        let report = script.run()
        #expect(report.activated == [script.bundle(1)])
        #expect(report.failures.map(\.stage) == [.report])
        #expect(report.failures.first?.code == .timedOut)
        #expect(script.position.lastComplete == nil)
        #expect(script.position.failedCyclesInARow == 1)
    }

    @Test func `failed metadata does not stop the report`() throws {
        var script = try CycleScript()
        script.override = { if case .fetchMetadata = $0 { .failed(.unreachable(detail: "x")) } else { nil } }
        let report = script.run()
        #expect(script.actions.map(\.label).contains("recordReconciliation"))
        #expect(report.failures.map(\.stage) == [.metadata])
        #expect(!script.actions.contains { $0.downloaded != nil })
    }

    @Test func `without enrolment nothing is fetched`() throws {
        var script = try CycleScript()
        script.kept = nil
        #expect(script.run().failures.map(\.code) == [.notEnrolled])
    }

    @Test func `without a road nothing is asked, and what failed is told once`() throws {
        var script = try CycleScript()
        script.override = { if case .open = $0 { .failed(.unreachable(detail: "x")) } else { nil } }
        let report = script.run()
        #expect(report.failures.map(\.code) == [.unreachable])
        #expect(
            script.actions.map(\.label) == [
                "inspectContent", "open", "inspectContent", "sendStatus", "countResult", "storePosition",
            ])
    }

    @Test func `a road that asks for patience when it is opened is obeyed`() throws {
        var script = try CycleScript()
        script.override = { if case .open = $0 { .opened(retryAfterSeconds: 700) } else { nil } }
        let report = script.run()
        #expect(report.activated == [script.bundle(1)])
        #expect(script.position.notBefore == script.time.epochSeconds + 700)
    }

    @Test(arguments: ["open", "reconcile"])
    func `a kiosk that the server does not accept asks for no content`(stage: String) throws {
        var script = try CycleScript()
        script.override = { $0.label == stage ? .failed(.identityRefused) : nil }
        let report = script.run()
        #expect(report.failures.map(\.code) == [.identityRefused])
        #expect(!script.actions.map(\.label).contains("fetchMetadata"))
        #expect(report.activated.isEmpty)
    }

    @Test func `an older timestamp than the one kept is refused and nothing is installed`() throws {
        var script = try CycleScript()
        script.day = 1
        _ = script.run()
        script.day = 0
        let report = script.run()
        #expect(report.failures.map(\.code) == [.metadataRefused])
        #expect(script.holdings.bundle.version == .factory)
    }

    @Test func `expired metadata stops installing and says so`() throws {
        var script = try CycleScript()
        script.time = SyncTime(
            epochSeconds: Int64(RepositoryTimeline.startSeconds) + 400 * 86_400, state: .trusted, floorSeconds: 0)
        let report = script.run()
        #expect(report.failures.map(\.code) == [.metadataRefused])
        #expect(report.failures.first?.sentence.contains("expired") == true)
        #expect(report.activated.isEmpty)
    }

    @Test func `without a trusted clock expiry is judged against the floor`() throws {
        var script = try CycleScript()
        script.time = SyncTime(
            epochSeconds: Int64(RepositoryTimeline.startSeconds) + 400 * 86_400, state: .holdover,
            floorSeconds: Int64(RepositoryTimeline.startSeconds))
        #expect(script.run().activated == [script.bundle(1)])
    }

    @Test func `a server that asks for patience is obeyed, within the limit`() throws {
        var script = try CycleScript()
        script.override = { if case .reconcile = $0 { .failed(.retryLater(afterSeconds: 1_000_000)) } else { nil } }
        let report = script.run()
        #expect(report.retryAfterSeconds == ProtocolLimits.retryAfterSecondsMax)
        #expect(
            script.position.notBefore == script.time.epochSeconds + Int64(ProtocolLimits.retryAfterSecondsMax))
    }

    @Test func `an answer that fits no question is a failure, not a crash`() throws {
        var script = try CycleScript()
        script.override = { if case .listSegments = $0 { .staged(true) } else { nil } }
        #expect(script.run().failures.map(\.code) == [.programFault])
    }

    @Test func `the status report is the last thing sent and its failure is told`() throws {
        var script = try CycleScript()
        script.override = { if case .sendStatus = $0 { .failed(.timedOut(seconds: 30)) } else { nil } }
        let report = script.run()
        #expect(report.activated == [script.bundle(1)])
        #expect(report.failures.map(\.stage) == [.report])
        #expect(script.position.failedCyclesInARow == 1)
        #expect(script.position.lastComplete == nil)
    }

    @Test func `a position that cannot be stored does not stop the update`() throws {
        var script = try CycleScript()
        script.override = {
            if case .storePosition = $0 { .failed(.storage(.fetch, detail: "disk")) } else { nil }
        }
        let report = script.run()
        #expect(report.activated == [script.bundle(1)])
        #expect(!report.isComplete)
    }
}

extension SyncAction {
    /// The package, if the action is a download.
    var downloaded: PackageName? {
        if case .download(let package, _) = self { package } else { nil }
    }
}
