import Content
public import SyncProtocol

/// One sync cycle as a value: an event in, the next action out; no I/O, no clock, no randomness.
///
///     var cycle = SyncCycle(scope: .full, position: position, site: site, at: clock.now())
///     var action = cycle.begin()
///     while true {
///         if case .finish(let report) = action { break }
///         action = cycle.next(after: await perform(action), at: clock.now())
///     }
///
/// Rules:
///
/// 1. First, what an earlier cycle made active and did not confirm is confirmed or rolled back.
/// 2. The road is opened; without one nothing is asked. *report* and *metadata* then run whatever became of the
///    other, except that a server which does not accept the kiosk is not asked for content.
/// 3. After metadata that is current: for the site configuration, then for the bundle, what Targets lists above both
///    the active and the refused version is fetched, applied, activated, confirmed; else nothing is installed.
/// 4. Without current metadata only what is staged and was verified before may still be activated.
/// 5. The status report goes last, so that it tells the truth of this cycle; a road that took one when it was opened
///    may leave it at that, and the next cycle tells the rest.
/// 6. Every failure is kept with its stage and sentence; a cycle is complete if there is none and nothing waits.
public struct SyncCycle: Sendable {
    private enum Phase {
        case idle, inspecting, settling, opening, reporting, metadata, inspectingAgain, updating
        case sendingStatus, counting, storing, finished
    }

    private let scope: SyncScope
    private let site: SiteName
    private var phase = Phase.idle
    private var now: SyncTime

    private var reportPart = ReportPart()
    private var metadataPart = MetadataPart()
    private var updatePart: UpdatePart?
    private var queue: [UpdatePart] = []
    private var isCheckpoint = false
    private var activeVersion = 0
    private let failedBefore: Int
    private let completeBefore: Int64?

    /// The position as it stands; what ``SyncAction/storePosition(_:)`` stores.
    public private(set) var position: SyncPosition
    /// What the cycle did so far.
    public private(set) var report: SyncReport

    /// Starts from a stored position.
    public init(scope: SyncScope, position: SyncPosition, site: SiteName, at time: SyncTime) {
        self.scope = scope
        self.site = site
        self.position = position
        failedBefore = position.failedCyclesInARow
        completeBefore = position.lastComplete
        now = time
        report = SyncReport(startedAt: time.epochSeconds)
    }

    /// The stage that the next action belongs to, for errors that do not say it.
    public var stage: SyncStage {
        switch phase {
        case .metadata, .inspectingAgain: .metadata
        case .settling, .updating: updatePart?.update.stage ?? .fetch
        case .idle, .inspecting, .opening, .reporting, .sendingStatus, .counting, .storing, .finished: .report
        }
    }

    /// The first action.
    public mutating func begin() -> SyncAction {
        if scope == .full {
            position.lastAttempt = now.epochSeconds
            position.notBefore = nil
        }
        phase = .inspecting
        return .inspectContent
    }

    /// The action after what came of the last one.
    public mutating func next(after event: SyncEvent, at time: SyncTime) -> SyncAction {
        now = time
        if isCheckpoint {
            isCheckpoint = false
            if case .failed(let error) = event { note(error, updatePart?.update.stage ?? .confirm) }
            return stepUpdate(.done)
        }
        switch phase {
        case .inspecting: return settle(event)
        case .settling, .updating: return stepUpdate(event)
        case .opening: return opened(event)
        case .reporting: return reportStepped(reportPart.step(event))
        case .metadata: return metadataStepped(metadataPart.step(event, at: now))
        case .inspectingAgain: return plan(event)
        case .sendingStatus: return statusSent(event)
        case .counting, .storing: return stored(event)
        case .idle, .finished: return .finish(report)
        }
    }

    // MARK: - Phases

    private mutating func settle(_ event: SyncEvent) -> SyncAction {
        guard case .content(let holdings) = event else { return abandon(event, in: .confirm) }
        activeVersion = holdings.bundle.version.number
        queue = []
        for var update in position.pending {
            if holdings.active(update.kind) == update.name {
                update.stage = .confirm
                queue.append(UpdatePart(update))
            } else if update.stage == .confirm || !holdings.admits(update.kind, update.name) {
                position.pending.removeAll { $0 == update }  // Returned from, or overtaken, outside a cycle.
            } else if scope == .waitingActivation, update.stage == .activate {
                queue.append(UpdatePart(update))
            }
        }
        phase = .settling
        return beginNextUpdate()
    }

    private mutating func openRoad() -> SyncAction {
        phase = .opening
        return .open(position)
    }

    private mutating func opened(_ event: SyncEvent) -> SyncAction {
        switch event {
        case .opened(let seconds):
            if let seconds { wait(seconds) }
            return beginReport()
        case .failed(let error): note(error, .report)
        default: note(.outOfStep(.report), .report)
        }
        return inspectAgain()
    }

    private mutating func inspectAgain() -> SyncAction {
        phase = .inspectingAgain
        return .inspectContent
    }

    private mutating func beginReport() -> SyncAction {
        phase = .reporting
        return reportStepped(reportPart.begin())
    }

    private mutating func reportStepped(_ step: SyncStep) -> SyncAction {
        switch step {
        case .perform(let action): return action
        case .failed(let error, let stage): note(error, stage)
        case .done, .checkpoint: break
        }
        report.sentSegmentCount = reportPart.sentSegmentCount
        report.acceptedSegmentCount = reportPart.acceptedSegmentCount
        if let response = reportPart.response { position.windowSeconds = response.windowSeconds }
        if case .failed(.identityRefused, _) = step { return inspectAgain() }  // Revoked: no content either.
        phase = .metadata
        return metadataStepped(metadataPart.begin(activeVersion: activeVersion))
    }

    private mutating func metadataStepped(_ step: SyncStep) -> SyncAction {
        switch step {
        case .perform(let action): return action
        case .failed(let error, let stage): note(error, stage)
        case .done, .checkpoint: break
        }
        report.didMetadataChange = metadataPart.didChange
        return inspectAgain()
    }

    private mutating func plan(_ event: SyncEvent) -> SyncAction {
        guard case .content(let holdings) = event else { return abandon(event, in: .fetch) }
        if let targets = metadataPart.targets {
            let planner = UpdatePlanner(
                targets: targets, deltas: metadataPart.deltas, holdings: holdings, site: site)
            let unconfirmed = position.pending.filter { $0.stage == .confirm }.map(\.kind)
            let plan = planner.plan(from: position).filter { !unconfirmed.contains($0.kind) }
            position.pending.removeAll { old in
                old.stage != .confirm && !plan.contains { $0.kind == old.kind }
            }
            queue = plan.map { UpdatePart($0, fullPackage: planner.fullPackage(of: $0)) }
        } else {
            queue = position.pending
                .filter { $0.stage == .activate && holdings.admits($0.kind, $0.name) }
                .map { UpdatePart($0) }
        }
        phase = .updating
        return beginNextUpdate()
    }

    private mutating func beginNextUpdate() -> SyncAction {
        guard !queue.isEmpty else {
            updatePart = nil
            return phase == .settling && scope == .full ? openRoad() : beginStatus()
        }
        var part = queue.removeFirst()
        let step = part.begin()
        updatePart = part
        return updateStepped(step)
    }

    private mutating func stepUpdate(_ event: SyncEvent) -> SyncAction {
        guard var part = updatePart else { return beginNextUpdate() }
        let step = part.step(event)
        updatePart = part
        return updateStepped(step)
    }

    private mutating func updateStepped(_ step: SyncStep) -> SyncAction {
        switch step {
        case .perform(let action):
            return action
        case .checkpoint(let update):
            guard let kind = updatePart?.update.kind else { return beginNextUpdate() }
            position.pending.removeAll { $0.kind == kind }
            if let update { position.pending.append(update) }
            isCheckpoint = true
            return .storePosition(position)
        case .failed(let error, let stage):
            note(error, stage)
        case .done:
            break
        }
        if let part = updatePart {
            report.downloadedByteCount += part.downloadedByteCount
            if part.isActivated { report.activated.append(part.update.name) }
        }
        return beginNextUpdate()
    }

    private mutating func beginStatus() -> SyncAction {
        report.isWaitingForIdleScreen = position.isWaitingForIdleScreen
        close()
        phase = .sendingStatus
        return .sendStatus(position)
    }

    private mutating func statusSent(_ event: SyncEvent) -> SyncAction {
        guard scope == .full else {
            phase = .storing  // The server may well be away; the next full cycle tells it.
            return .storePosition(position)
        }
        if case .failed(let error) = event, !report.failures.contains(where: { $0.stage == .report }) {
            note(error, .report)
            close()
        }
        phase = .counting
        return .countResult(report.failures.first?.code ?? .ok)
    }

    private mutating func stored(_ event: SyncEvent) -> SyncAction {
        if case .failed(let error) = event { note(error, .report) }
        guard phase == .counting else {
            phase = .finished
            return .finish(report)
        }
        phase = .storing
        return .storePosition(position)
    }

    // MARK: - Bookkeeping

    private mutating func note(_ error: SyncError, _ stage: SyncStage) {
        let failure = SyncFailure(error, in: stage, at: now.epochSeconds)
        report.failures.append(failure)
        position.lastFailure = failure
        if case .retryLater(let seconds?) = error { wait(seconds) }
    }

    private mutating func wait(_ seconds: Int) {
        let bounded = min(max(seconds, 0), ProtocolLimits.retryAfterSecondsMax)
        report.retryAfterSeconds = max(report.retryAfterSeconds ?? 0, bounded)
        position.notBefore = max(position.notBefore ?? 0, now.epochSeconds + Int64(bounded))
    }

    /// Brings the position in line with the report; may be called again when the report changes.
    private mutating func close() {
        switch scope {
        case .full:
            position.failures = report.failures
            position.failedCyclesInARow = report.failures.isEmpty ? 0 : failedBefore + 1
            position.lastComplete = report.isComplete ? now.epochSeconds : completeBefore
        case .waitingActivation:
            position.failures += report.failures
            if position.failures.isEmpty, report.isComplete { position.lastComplete = now.epochSeconds }
        }
    }

    private mutating func abandon(_ event: SyncEvent, in stage: SyncStage) -> SyncAction {
        if case .failed(let error) = event { note(error, stage) } else { note(.outOfStep(stage), stage) }
        return phase == .inspecting && scope == .full ? openRoad() : beginStatus()
    }
}
