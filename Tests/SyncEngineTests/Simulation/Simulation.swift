import Bytes
import Content
import Logging
import SyncEngine
import SyncProtocol
import Synchronization
import TestSupport
import UpdateMetadata
import Usage

/// One kiosk, one server, bad roads (the server's own, and a neighbour or stick) and some sixty days, all drawn from
/// one seed.
///
///     let history = try await Simulation(seed: 4_711, world: .shared()).run()
///     #expect(history.faults.isEmpty)
///
/// The days before the end are full of faults. At the end everything works; then kiosk and server must agree: every
/// sealed visit counted once, the newest release active, nothing waiting.
struct Simulation {
    private let world: SimulationWorld
    private let clock: TestClock
    private let power = PowerSwitch()
    private let kiosk: SimulatedKiosk
    private let transport: FaultyTransport
    private let carried: CarriedRoad?
    private var generator: SeededGenerator
    private var roadGenerator: SeededGenerator
    private var history = SimulationHistory()
    private var backup: (server: SimulatedServer, day: Int)?
    private var newestTimestamp: (root: [UInt8], bytes: [UInt8], version: Int)?
    private var ordinal = 0

    init(seed: UInt64, world: SimulationWorld, hasCarriedRoad: Bool = true) {
        self.world = world
        generator = SeededGenerator(seed: seed)
        roadGenerator = SeededGenerator(seed: ~seed)
        clock = TestClock(epochSeconds: Int64(RepositoryTimeline.startSeconds))
        kiosk = SimulatedKiosk(
            metadata: KeptMetadata(root: world.timeline.firstRoot), factory: world.timeline.bundles[0], power: power,
            seed: generator.next())
        transport = FaultyTransport(
            server: SimulatedServer(kioskKey: world.kioskKey.publicKey, vocabulary: world.vocabulary),
            timeline: world.timeline, clock: clock, power: power, seed: generator.next())
        let files = FaultyTransport(
            server: SimulatedServer(kioskKey: world.kioskKey.publicKey, vocabulary: world.vocabulary),
            timeline: world.timeline, clock: clock, power: power, seed: roadGenerator.next())
        carried = hasCarriedRoad ? CarriedRoad(files: files) : nil
    }

    /// Runs the days to the end and returns what happened.
    mutating func run() async throws -> SimulationHistory {
        let faultPercent = [0, 5, 15, 40][Int.random(in: 0..<4, using: &generator)]
        transport.state.withLock { $0.faultPercent = faultPercent }
        carried?.files.state.withLock { $0.faultPercent = faultPercent }
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
            try prepareRound()
            try await runCycle(generator.chance(20) ? .waitingActivation : .full, over: roads())
            try checkAlways()
        }
        try await settle()
        return history
    }

    // MARK: - Rounds

    private mutating func prepareRound() throws {
        let pauseMax: Int64 = generator.chance(50) ? 6 * 3_600 : 20 * 86_400
        clock.advance(seconds: Int64.random(in: 60...pauseMax, using: &generator))
        for _ in 0..<Int.random(in: 0...1, using: &generator) { try sealVisits() }
        if generator.chance(10) {
            clock.jumpWall(bySeconds: Int64.random(in: -315_000_000...315_000_000, using: &generator))
        }
        let (isIdle, isFull) = (generator.chance(60), generator.chance(8))
        kiosk.disk.withLock { disk in
            disk.isScreenIdle = isIdle
            disk.isFull = isFull
        }
        let (isAway, knows) = (generator.chance(15), generator.chance(85))
        transport.state.withLock { state in
            state.isServerAway = isAway
            state.server.knowsManifests = knows
        }
        moveCarried()
        keepOrRestoreBackup()
        if generator.chance(40) {
            let moment = PowerSwitch.Moment.allCases.randomElement(using: &generator) ?? .before
            power.plan(afterSteps: Int.random(in: 0...40, using: &generator), moment)
        }
    }

    /// The neighbour or the stick meets the server, or is lost.
    private mutating func moveCarried() {
        if roadGenerator.chance(50) { carried?.meet(transport, &roadGenerator) }
        if roadGenerator.chance(5) { carried?.lose() }
    }

    /// The server's road before the other, or now and then the other alone, as with `snowglobe-kiosk usb`.
    private mutating func roads() -> any SyncTransport {
        guard let carried else { return transport }
        return roadGenerator.chance(15) ? carried : SyncRoads(transport) { [carried] }
    }

    private mutating func keepOrRestoreBackup() {
        if let old = backup, generator.chance(10), transport.day - old.day <= 5 {
            transport.state.withLock { $0.server = old.server }
        }
        if generator.chance(30) || backup == nil {
            backup = (transport.state.withLock { $0.server }, transport.day)
        }
    }

    private mutating func sealVisits() throws {
        ordinal += 1
        let visits = Int.random(in: PrivacyRules.contentCohortMin...40, using: &generator)
        let counters: [CounterKey: Int] = [
            try CounterKey(.visitCount): visits,
            try CounterKey(.sceneView, ["snow-globe", "hook"]): Int.random(in: 1...visits, using: &generator),
        ]
        let header = SegmentHeader(
            id: SegmentID(using: &generator), usageClass: .content, interval: .undated(.clockUnknown), zone: "UTC",
            releaseScope: .single, release: world.vocabulary.release, cohort: visits, kioskID: world.identity.kioskID,
            installID: world.identity.installID, openID: OpenID(using: &generator), ordinal: ordinal)
        let segment = try Segment(header: header, counters: counters, vocabulary: world.vocabulary)
        kiosk.seal(
            try SignedSegment(signing: segment, with: world.kioskKey), counters: counters,
            at: clock.now().epochSeconds)
    }

    private mutating func runCycle(_ scope: SyncScope, over road: any SyncTransport) async throws {
        history.cycles += 1
        let ports = SyncPorts(
            transport: road, ledger: kiosk, metadata: kiosk, content: kiosk, positions: kiosk, clock: clock)
        let driver = SyncDriver(
            ports: ports, identity: world.identity,
            logger: Logger(label: "simulation", factory: { _ in SwiftLogNoOpLogHandler() }))
        do {
            let report = try await driver.run(scope)
            note(report.failures.contains { $0.code == .programFault }, "the engine got out of step")
        } catch {
            note(!power.isOff && error != .interrupted, "a cycle threw \(error)")
        }
        if power.isOff {
            history.powerCuts += 1
            kiosk.reboot()
            clock.reboot()
        }
        power.restore()
    }

    private mutating func settle() async throws {
        let left = Int64(RepositoryTimeline.startSeconds + (RepositoryTimeline.dayCount - 1) * 86_400)
        clock.advance(seconds: max(0, left - clock.trueSeconds))
        kiosk.disk.withLock { disk in
            disk.isFull = false
            disk.isScreenIdle = true
        }
        transport.state.withLock { state in
            state.faultPercent = 0
            state.isServerAway = false
            state.server.knowsManifests = true
        }
        try await runCycle(.full, over: transport)
        try checkAlways()
        let failures = kiosk.disk.withLock { $0.position.failures }
        if !failures.isEmpty, failures.allSatisfy({ $0.code == .rolledBack }) {
            // The cycle before found out about an activation that was cut short.
            try await runCycle(.full, over: transport)
            try checkAlways()
        }
        // On the fast road the report of one cycle goes up with the next.
        try await runCycle(.full, over: transport)
        try checkAlways()
        checkAtTheEnd()
        let disk = kiosk.disk.withLock { $0 }
        history.add(disk.history)
        history.prunings = disk.prunedIDs.count
        history.carriedCycles = carried?.cycles ?? 0
    }

    // MARK: - Invariants

    private mutating func checkAlways() throws {
        let disk = kiosk.disk.withLock { $0 }
        let active = disk.activeBundle
        let released = world.timeline.bundles[active.name.version.number]
        note(
            released.digest != active.name.digest || released.files != active.files,
            "the active bundle \(active.name) is not whole, or was never released")
        note(disk.contentByteCount > SimulatedKiosk.contentBytesMax, "content takes \(disk.contentByteCount) bytes")
        let isConfirmed = active.name.version == .factory || disk.confirmed.contains(active.name)
        let isToBeConfirmed = disk.position.pending(.bundle)?.name == active.name
        note(!isConfirmed && !isToBeConfirmed, "bundle \(active.name) is active and was never confirmed")
        try checkMetadata(disk)
        let server = transport.state.withLock { $0.server }
        let isAbove = server.totals.contains { key, visits in visits > disk.sealedTotals[key] ?? 0 }
        note(isAbove, "the server counts more than was sealed")
        let isLost = disk.prunedIDs.contains { server.stored[$0] == nil }
        note(isLost, "a segment was pruned that the server does not have")
    }

    /// The timestamp kept never goes back under one root, whatever the road brings.
    private mutating func checkMetadata(_ disk: SimulatedKiosk.Disk) throws {
        guard let kept = disk.metadata, let bytes = kept.timestamp, bytes != newestTimestamp?.bytes else { return }
        let version = try Signed<Timestamp>(parsing: bytes, bytesMax: 1 << 16).payload.version
        if let held = newestTimestamp, held.root == kept.root {
            note(version < held.version, "the timestamp went back from \(held.version) to \(version)")
        }
        newestTimestamp = (kept.root, bytes, version)
    }

    private mutating func checkAtTheEnd() {
        let disk = kiosk.disk.withLock { $0 }
        let server = transport.state.withLock { $0.server }
        note(server.totals != disk.sealedTotals, "totals differ: \(server.totals) and \(disk.sealedTotals)")
        note(
            disk.activeBundle.name.version.number != RepositoryTimeline.finalVersion,
            "bundle \(disk.activeBundle.name) is active at the end")
        note(
            disk.activeSite?.name.version.number != RepositoryTimeline.finalSiteVersion,
            "no final site configuration")
        note(!disk.position.pending.isEmpty, "an update is pending at the end: \(disk.position.pending)")
        note(!disk.position.failures.isEmpty, "failures at the end: \(disk.position.failures)")
        note(disk.position.lastComplete == nil, "no cycle was complete")
        note(
            server.lastStatus?.contentVersion.number != RepositoryTimeline.finalVersion,
            "the server was told of another release")
        let last = world.timeline.days[RepositoryTimeline.dayCount - 1].metadata["timestamp.json"]
        note(disk.metadata?.timestamp != last, "the newest timestamp is not kept")
    }

    private mutating func note(_ isBroken: Bool, _ words: String) {
        if isBroken { history.faults.append(words) }
    }
}
