import Bytes
import Content
import Logging
import SyncEngine
import SyncProtocol
import Synchronization
import Testing
import Usage

@Suite("The fast road")
struct FastRoadTests {
    private struct Clinic {
        let driver: SyncDriver
        let kiosk: SimulatedKiosk
        let transport: FaultyTransport
        let clock: TestClock

        /// Runs a cycle and says how many requests it made.
        func run() async throws -> (report: SyncReport, requests: Int) {
            transport.state.withLock { $0.requestCount = 0 }
            let report = try await driver.run(.full)
            return (report, transport.state.withLock { $0.requestCount })
        }

        var activeVersion: Int { kiosk.disk.withLock { $0.activeBundle.name.version.number } }

        /// Seals one segment of eleven visits.
        func seal() throws {
            let world = try SimulationWorld.shared.get()
            var generator = SystemRandomNumberGenerator()
            let header = SegmentHeader(
                id: SegmentID(using: &generator), usageClass: .content, interval: .undated(.clockUnknown), zone: "UTC",
                releaseScope: .single, release: world.vocabulary.release, cohort: 11, kioskID: world.identity.kioskID,
                installID: world.identity.installID, openID: OpenID(using: &generator), ordinal: 1)
            let counters = [try CounterKey(.visitCount): 11]
            let segment = try SignedSegment(
                signing: Segment(header: header, counters: counters, vocabulary: world.vocabulary), with: world.kioskKey
            )
            kiosk.seal(segment, counters: counters, at: clock.trueSeconds)
        }
    }

    private func clinic(day: Int) throws -> Clinic {
        let world = try SimulationWorld.shared.get()
        let clock = TestClock(epochSeconds: Int64(RepositoryTimeline.startSeconds) + Int64(day) * 86_400)
        let power = PowerSwitch()
        let kiosk = SimulatedKiosk(
            metadata: KeptMetadata(root: world.timeline.firstRoot), factory: world.timeline.bundles[0], power: power,
            seed: 1)
        let transport = FaultyTransport(
            server: SimulatedServer(kioskKey: world.kioskKey.publicKey, vocabulary: world.vocabulary),
            timeline: world.timeline, clock: clock, power: power, seed: 2)
        let ports = SyncPorts(
            transport: transport, ledger: kiosk, metadata: kiosk, content: kiosk, positions: kiosk, clock: clock)
        let driver = SyncDriver(
            ports: ports, identity: world.identity, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return Clinic(driver: driver, kiosk: kiosk, transport: transport, clock: clock)
    }

    @Test func `an update with all its metadata takes one request`() async throws {
        let clinic = try clinic(day: 5)
        let (report, requests) = try await clinic.run()
        #expect(report.isComplete)
        #expect(report.activated.count == 2)
        #expect(requests == 1)
        clinic.clock.advance(seconds: 3 * 86_400)
        let next = try await clinic.run()
        #expect(next.report.activated.map(\.version.number) == [2])
    }

    @Test func `roots that were missed come in the same answer`() async throws {
        let clinic = try clinic(day: 3)
        _ = try await clinic.run()
        clinic.clock.advance(seconds: 40 * 86_400)
        let (report, requests) = try await clinic.run()
        #expect(report.isComplete)
        #expect(requests == 1)
        #expect(clinic.activeVersion == RepositoryTimeline.finalVersion)
    }

    @Test func `a server that does not know the request is asked file by file`() async throws {
        let clinic = try clinic(day: 5)
        clinic.transport.state.withLock { $0.knowsSync = false }
        let (report, requests) = try await clinic.run()
        #expect(report.isComplete)
        #expect(requests > 5)
        #expect(clinic.activeVersion == 1)
    }

    @Test func `segments that were never sent are wanted without a question of their own`() async throws {
        let clinic = try clinic(day: 5)
        _ = try await clinic.run()
        try clinic.seal()
        let (report, _) = try await clinic.run()
        #expect(report.acceptedSegmentCount == 1)
        _ = try await clinic.run()
        // From now on a digest is enough to know that it is there.
        #expect(try await clinic.kiosk.segmentConfirmations().fresh.isEmpty)
        #expect(try await clinic.run().report.isComplete)
        #expect(clinic.transport.state.withLock { $0.server.stored.count } == 1)
    }

    @Test func `a server restored from an older copy is given the segments again`() async throws {
        let clinic = try clinic(day: 5)
        let empty = clinic.transport.state.withLock { $0.server }
        try clinic.seal()
        for _ in 0..<3 { _ = try await clinic.run() }
        clinic.transport.state.withLock { $0.server = empty }
        let (report, _) = try await clinic.run()
        #expect(report.acceptedSegmentCount == 1)
    }

    @Test func `an answer of an earlier day is refused, and the static road's verdict counts`() async throws {
        let clinic = try clinic(day: 2)
        clinic.clock.advance(seconds: 7 * 86_400)
        _ = try await clinic.run()
        // The server's files go back, those of the answer and those on the static road alike.
        clinic.clock.advance(seconds: -6 * 86_400)
        let (report, _) = try await clinic.run()
        #expect(report.failures.map(\.code) == [.metadataRefused])
        #expect(clinic.activeVersion == 2)
    }
}
