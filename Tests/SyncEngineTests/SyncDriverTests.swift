import Bytes
import Content
import Logging
import SyncEngine
import SyncProtocol
import Synchronization
import Testing
import Usage

@Suite("The driver of cycles")
struct SyncDriverTests {
    private func parts(faultPercent: Int = 0) throws -> (SyncDriver, SimulatedKiosk, FaultyTransport, TestClock) {
        let world = try SimulationWorld.shared.get()
        let clock = TestClock(epochSeconds: Int64(RepositoryTimeline.startSeconds) + 9 * 86_400)
        let power = PowerSwitch()
        let kiosk = SimulatedKiosk(
            metadata: KeptMetadata(root: world.timeline.firstRoot), factory: world.timeline.bundles[0], power: power,
            seed: 1)
        let transport = FaultyTransport(
            server: SimulatedServer(kioskKey: world.kioskKey.publicKey, vocabulary: world.vocabulary),
            timeline: world.timeline, clock: clock, power: power, seed: 2)
        transport.state.withLock { $0.faultPercent = faultPercent }
        let ports = SyncPorts(
            transport: transport, ledger: kiosk, metadata: kiosk, content: kiosk, positions: kiosk, clock: clock)
        let driver = SyncDriver(
            ports: ports, identity: world.identity, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return (driver, kiosk, transport, clock)
    }

    @Test func `a second cycle at the same time is refused`() async throws {
        let (driver, _, _, _) = try parts()
        let outcomes = await withTaskGroup(of: Result<SyncReport, SyncError>.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do throws(SyncError) {
                        return .success(try await driver.run(.full))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // Either one was refused, or the first had ended before the second began; never did both run.
        #expect(outcomes.contains { if case .success = $0 { true } else { false } })
        for case .failure(let error) in outcomes { #expect(error == .busy) }
    }

    @Test func `a cancelled cycle is interrupted and the next one goes on`() async throws {
        let (driver, kiosk, _, _) = try parts()
        let task = Task { try await driver.run(.full) }
        task.cancel()
        await #expect(throws: SyncError.interrupted) { try await task.value }
        #expect(try await driver.run(.full).isComplete)
        #expect(kiosk.disk.withLock { $0.activeBundle.name.version.number } == 2)
    }

    @Test func `the server's time is taken over a road that vouches for it`() async throws {
        let (driver, _, _, clock) = try parts()
        #expect(clock.now().state == .holdover)
        _ = try await driver.run(.full)
        #expect(clock.now().state == .trusted)
    }

    @Test func `the status report tells what became of the cycle, with the next one on the fast road`() async throws {
        let (driver, _, transport, _) = try parts()
        _ = try await driver.run(.full)
        _ = try await driver.run(.full)
        let status = try #require(transport.state.withLock { $0.server.lastStatus })
        #expect(status.contentVersion.number == 2)
        #expect(status.siteVersion?.number == 1)
        #expect(status.lastComplete != nil)
        #expect(status.stage == nil)
    }

    @Test func `an error of a store that has no case of its own is kept with its stage`() async throws {
        let (driver, kiosk, _, _) = try parts()
        kiosk.power.plan(afterSteps: 2, .before)
        let report = try await driver.run(.full)
        #expect(report.failures.first?.code == .storageFailed)
    }
}
