import Bytes

/// The stages *fetch*, *apply*, *activate* and *confirm* of one update.
///
/// The update is stored after each stage, so that a cycle cut short goes on at the stage it had reached. The package's
/// length and digest are read back from the staging file and compared with signed Targets before it is decoded, also
/// when it was downloaded by an earlier cycle. A delta package that is at fault is replaced by the full bundle; a full
/// bundle at fault makes its version refused.
struct UpdatePart {
    private enum State {
        case idle, checkingStaged, preparing, downloading, restarting, measuring, applying, activating, confirming
        case discarding(SyncError)
        case refusing(SyncError)
        case storing(SyncStage)
        case ended
    }

    private var state = State.idle
    private var offset = 0
    /// Whether bytes of an earlier cycle are part of the download, so that a fault may be theirs.
    private var isResumed = false

    /// The update as it stands.
    private(set) var update: PendingUpdate
    private let fullPackage: PackageName?

    private(set) var isWaiting = false
    private(set) var isActivated = false
    private(set) var downloadedByteCount = 0

    init(_ update: PendingUpdate, fullPackage: PackageName? = nil) {
        self.update = update
        self.fullPackage = fullPackage
    }

    mutating func begin() -> SyncStep {
        switch update.stage {
        case .report, .metadata, .fetch: checkpoint(.fetch)
        case .apply, .activate: checkStaged()
        case .confirm: confirm()
        }
    }

    mutating func step(_ event: SyncEvent) -> SyncStep {
        if case .failed(let error) = event { return fail(error) }
        switch (state, event) {
        case (.storing(let next), .done): return enter(next)
        case (.checkingStaged, .staged(let isStaged)): return checkpoint(isStaged ? .activate : .fetch)
        case (.preparing, .prepared(let offset)):
            isResumed = offset > 0
            return download(from: offset)
        case (.restarting, .done): return download(from: 0)
        case (.downloading, .done):
            downloadedByteCount += update.package.byteCount - offset
            return measure()
        case (.measuring, .measured(let byteCount, let digest)): return judge(byteCount, digest)
        case (.discarding(let error), .done): return .failed(error, .fetch)
        case (.applying, .done): return checkpoint(.activate)
        case (.refusing(let error), .done): return end(.failed(error, .apply))
        case (.activating, .activation(let outcome)): return settle(outcome)
        case (.confirming, .confirmation(let outcome)): return settle(outcome)
        case (.ended, .done): return ending
        default: return .failed(.outOfStep(update.stage), update.stage)
        }
    }

    // MARK: - Stages

    private var ending = SyncStep.done

    private mutating func enter(_ stage: SyncStage) -> SyncStep {
        switch stage {
        case .report, .metadata, .fetch: prepare()
        case .apply: apply()
        case .activate: activate()
        case .confirm: confirm()
        }
    }

    private mutating func checkpoint(_ next: SyncStage) -> SyncStep {
        update.stage = next
        state = .storing(next)
        return .checkpoint(update)
    }

    private mutating func end(_ step: SyncStep) -> SyncStep {
        ending = step
        state = .ended
        return .checkpoint(nil)
    }

    private mutating func checkStaged() -> SyncStep {
        state = .checkingStaged
        return .perform(.checkStaged(update.kind, update.name))
    }

    private mutating func prepare() -> SyncStep {
        state = .preparing
        return .perform(.prepareDownload(update.package))
    }

    private mutating func download(from offset: Int) -> SyncStep {
        guard offset < update.package.byteCount else { return measure() }
        self.offset = offset
        state = .downloading
        return .perform(.download(update.package, from: offset))
    }

    private mutating func measure() -> SyncStep {
        state = .measuring
        return .perform(.measureDownload(update.package))
    }

    private mutating func judge(_ byteCount: Int, _ digest: SHA256Digest) -> SyncStep {
        let package = update.package
        guard byteCount >= package.byteCount else {
            // The answer ended early: what came is kept, and the next cycle resumes after it.
            return .failed(.wrongLength(expected: package.byteCount, found: byteCount), .fetch)
        }
        guard byteCount == package.byteCount else {
            return discard(.wrongLength(expected: package.byteCount, found: byteCount))
        }
        guard digest == package.digest else {
            return discard(.wrongDigest(expected: package.digest, found: digest))
        }
        return checkpoint(.apply)
    }

    /// Throws the download away; one that was resumed is fetched again whole at once, for its start may be spoilt.
    private mutating func discard(_ error: SyncError) -> SyncStep {
        guard !isResumed else { return restart() }
        state = .discarding(error)
        return .perform(.discardDownload(update.package))
    }

    private mutating func restart() -> SyncStep {
        isResumed = false
        state = .restarting
        return .perform(.discardDownload(update.package))
    }

    private mutating func apply() -> SyncStep {
        state = .applying
        return .perform(.apply(update.package, update.kind, update.name))
    }

    private mutating func activate() -> SyncStep {
        state = .activating
        return .perform(.activate(update.kind, update.name))
    }

    private mutating func confirm() -> SyncStep {
        state = .confirming
        return .perform(.confirm(update.kind, update.name))
    }

    // MARK: - Outcomes

    private mutating func settle(_ outcome: ActivationOutcome) -> SyncStep {
        switch outcome {
        case .activated:
            update.isWaitingForIdleScreen = false
            return checkpoint(.confirm)
        case .waitingForIdleScreen:
            isWaiting = true
            update.isWaitingForIdleScreen = true
            update.stage = .activate
            state = .ended
            return .checkpoint(update)
        }
    }

    private mutating func settle(_ outcome: ConfirmationOutcome) -> SyncStep {
        switch outcome {
        case .confirmed:
            isActivated = true
            return end(.done)
        case .rolledBack(let reason):
            return end(.failed(.rolledBack(update.name, reason: reason), .confirm))
        }
    }

    private mutating func fail(_ error: SyncError) -> SyncStep {
        switch (state, error) {
        case (.downloading, .rangeRefused) where isResumed:
            return restart()
        case (.applying, .contentRefused):
            return replaceOrRefuse(error)
        case (.discarding(let first), _):
            return .failed(first, .fetch)
        case (.refusing(let first), _):
            return .failed(first, .apply)
        default:
            return .failed(error, update.stage)
        }
    }

    private mutating func replaceOrRefuse(_ error: SyncError) -> SyncStep {
        if update.package.base != nil, let fullPackage {
            update.package = fullPackage
            update.mustBeFull = true
            return checkpoint(.fetch)
        }
        state = .refusing(error)
        return .perform(.refuse(update.kind, update.name, reason: error.sentence))
    }
}
