public import Logging

/// Does what a ``SyncCycle`` asks for, one cycle at a time.
///
///     let driver = SyncDriver(ports: ports, identity: identity, logger: logger)
///     let report = try await driver.run(.full)
///
/// It holds no state of its own between cycles: the position is read at the start of each and stored at every
/// checkpoint, so a driver that dies at any point is replaced by a new one with nothing lost.
public actor SyncDriver {
    private let ports: SyncPorts
    private let identity: SyncIdentity
    private let logger: Logger
    private var isRunning = false

    /// Joins a driver with the world around it.
    public init(ports: SyncPorts, identity: SyncIdentity, logger: Logger) {
        self.ports = ports
        self.identity = identity
        self.logger = logger
    }

    /// Runs one cycle to its end and tells what it did; failures of stages are in the report, not thrown.
    ///
    /// `road` is taken in place of the usual one: a stick that somebody plugged in.
    ///
    /// Throws ``SyncError/busy`` if a cycle is running already, ``SyncError/storage(_:detail:)`` if the position cannot
    /// be read, and ``SyncError/interrupted`` if the task is cancelled.
    public func run(
        _ scope: SyncScope, over road: (any SyncTransport)? = nil
    ) async throws(SyncError) -> SyncReport {
        guard !isRunning else { throw .busy }
        isRunning = true
        defer { isRunning = false }
        var cycle = SyncCycle(
            scope: scope, position: try await storedPosition(), site: identity.site, at: ports.clock.now())
        var performer = SyncPerformer(ports: ports, identity: identity, road: road ?? ports.transport)
        var action = cycle.begin()
        while true {
            if case .finish(let report) = action {
                log(report, scope: scope)
                return report
            }
            guard !Task.isCancelled else { throw .interrupted }
            let event = await performer.perform(action, in: cycle.stage)
            action = cycle.next(after: event, at: ports.clock.now())
        }
    }

    private func storedPosition() async throws(SyncError) -> SyncPosition {
        do {
            return try await ports.positions.position()
        } catch {
            throw SyncError(error, in: .report)
        }
    }

    private func log(_ report: SyncReport, scope: SyncScope) {
        for failure in report.failures {
            logger.log(
                level: failure.logLevel, "Sync stage failed",
                metadata: [
                    "stage": "\(failure.stage.rawValue)", "code": "\(failure.code.rawValue)",
                    "reason": "\(failure.sentence)",
                ])
        }
        logger.info(
            "Sync cycle ended",
            metadata: [
                "scope": "\(scope.rawValue)", "complete": "\(report.isComplete)",
                "waiting": "\(report.isWaitingForIdleScreen)", "segments": "\(report.acceptedSegmentCount)",
                "bytes": "\(report.downloadedByteCount)",
                "activated": "\(report.activated.map(\.description).joined(separator: " "))",
            ])
    }
}
