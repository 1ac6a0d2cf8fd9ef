import KioskStorage
import Logging
import ServiceLifecycle
import SyncEngine
import Synchronization

/// Syncs in the background: by schedule, when the screen becomes idle while an update waits, and when staff ask.
///
/// Before enrolment it looks once in a while whether there is an identity, so that a running kiosk can be enrolled.
/// The random source spreads kiosks in time; nothing secret depends on it.
actor SyncService: Service {
    /// The first cycle comes this many seconds after the start, so that a kiosk that boots serves pages first.
    static let firstCycleSeconds = 2...10
    /// How often an update that waits asks again, for screens that fall silent without a word.
    static let waitingSeconds = 60
    /// How often an identity is looked for before enrolment.
    static let enrolmentSeconds = 10
    /// How long somebody who asks for a cycle waits for the one that is running.
    static let busySecondsMax = 300

    private let parts: KioskParts
    private let relay: Relay?
    private var connection: SyncConnection?
    private var generator = SystemRandomNumberGenerator()

    init(parts: KioskParts, relay: Relay? = nil) {
        self.parts = parts
        self.relay = relay
    }

    /// Runs until the program shuts down; a cycle under way is then cut short and resumes at the next start.
    func run() async throws {
        // Being cancelled is the only way out, and no fault.
        try? await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                if self.parts.configuration.isSyncEnabled { group.addTask { try await self.keepSchedule() } }
                group.addTask { try await self.watchScreen() }
                try await group.waitForAll()
            }
        }
        await connection?.close()
        connection = nil
    }

    /// Runs a cycle now, after the one that is running if there is one.
    func syncNow() async throws -> SyncOutcome {
        guard let connection = try await refreshedConnection() else { throw PlainError(SyncError.notEnrolled) }
        let report = try await afterOthers { () async throws(SyncError) in try await connection.driver.run(.full) }
        await serveNeighbours(report, connection)
        return SyncOutcome(report)
    }

    /// Runs a cycle over a stick that is mounted at `path`.
    func syncNow(overStickAt path: String) async throws -> SyncOutcome {
        guard let connection = try await refreshedConnection() else { throw PlainError(SyncError.notEnrolled) }
        let folder = try StickFolder(path)
        for _ in 0..<(Self.busySecondsMax * 5) {
            do {
                return SyncOutcome(try await connection.run(overStick: folder, parts))
            } catch let error as SyncError {
                guard error == .busy else { throw PlainError(error) }
            }
            try await Task.sleep(for: .milliseconds(200), clock: .continuous)
        }
        throw PlainError(SyncError.busy)
    }

    private func afterOthers(_ cycle: () async throws(SyncError) -> SyncReport) async throws -> SyncReport {
        for _ in 0..<(Self.busySecondsMax * 5) {
            do throws(SyncError) {
                return try await cycle()
            } catch {
                guard error == .busy else { throw PlainError(error) }
            }
            try await Task.sleep(for: .milliseconds(200), clock: .continuous)
        }
        throw PlainError(SyncError.busy)
    }

    /// Shows neighbours what is new and hands on what they left, after a cycle that met the server.
    private func serveNeighbours(_ report: SyncReport, _ connection: SyncConnection) async {
        guard let relay, let server = connection.server, report.failures.allSatisfy({ $0.stage > .metadata })
        else { return }
        await relay.refresh(over: server)
    }

    // MARK: - Waking

    private func keepSchedule() async throws {
        try await sleep(seconds: Int.random(in: Self.firstCycleSeconds, using: &generator))
        while true {
            try Task.checkCancellation()
            guard let connection = await currentConnection() else {
                try await sleep(seconds: Self.enrolmentSeconds)
                continue
            }
            await run(.full, connection)
            try await waitForNextCycle(of: connection)
        }
    }

    private func waitForNextCycle(of connection: SyncConnection) async throws {
        let schedule = SyncSchedule(kioskID: connection.identity.kioskID)
        var left = schedule.secondsUntilNext(
            after: await position(), at: parts.clock.now().epochSeconds, using: &generator)
        parts.logger.debug("Next sync cycle planned", metadata: ["seconds": "\(left)"])
        while left > 0 {
            let pause = min(left, Self.waitingSeconds)
            try await sleep(seconds: pause)
            left -= pause
            if left > 0 { await finishWaiting() }
        }
    }

    private func watchScreen() async throws {
        for await _ in parts.idleScreen {
            try Task.checkCancellation()
            await finishWaiting()
        }
    }

    private func finishWaiting() async {
        guard await position().isWaitingForIdleScreen, let connection = await currentConnection() else { return }
        await run(.waitingActivation, connection)
    }

    // MARK: - Steps

    private func run(_ scope: SyncScope, _ connection: SyncConnection) async {
        do throws(SyncError) {
            let report = try await connection.driver.run(scope)
            if scope == .full { await serveNeighbours(report, connection) }
        } catch {
            parts.logger.log(
                level: error.logLevel, "Sync cycle did not run",
                metadata: ["code": "\(error.code.rawValue)", "reason": "\(error.sentence)"])
        }
    }

    private func position() async -> SyncPosition {
        do {
            return try await parts.store.position()
        } catch {
            parts.logger.error("The sync position cannot be read", metadata: ["reason": "\(error)"])
            return .initial
        }
    }

    private func currentConnection() async -> SyncConnection? {
        do {
            return try await refreshedConnection()
        } catch {
            parts.logger.error("Sync cannot start", metadata: ["reason": "\(error)"])
            return nil
        }
    }

    /// The connection for the identity as it is now; an enrolment since the last cycle gives a new one.
    private func refreshedConnection() async throws -> SyncConnection? {
        let identity = try await parts.store.identity()
        if let connection, connection.identity == identity { return connection }
        guard let fresh = try await SyncConnection.open(parts) else { return nil }
        if let connection, connection.identity == fresh.identity {
            await fresh.close()  // Somebody else was faster while this one was being opened.
            return connection
        }
        let stale = connection
        connection = fresh
        await stale?.close()
        return fresh
    }

    private func sleep(seconds: Int) async throws {
        try await Task.sleep(for: .seconds(seconds), clock: .continuous)
    }
}

extension PlainError {
    /// An error of a cycle as people read it.
    init(_ error: SyncError) {
        self.init(error.sentence, hint: error.hint)
    }
}
