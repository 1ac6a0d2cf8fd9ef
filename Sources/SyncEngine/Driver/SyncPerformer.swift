import Delta
import SyncProtocol
import Usage

/// Performs one action through the ports and turns what comes of it, errors too, into an event.
struct SyncPerformer {
    let ports: SyncPorts
    let identity: SyncIdentity
    /// What the cycle's questions go to: the road as it was opened for this cycle.
    private var transport: any SyncTransport

    init(ports: SyncPorts, identity: SyncIdentity, road: any SyncTransport) {
        self.ports = ports
        self.identity = identity
        transport = road
    }

    mutating func perform(_ action: SyncAction, in stage: SyncStage) async -> SyncEvent {
        do {
            if case .open(let position) = action { return try await open(position) }
            return try await event(of: action)
        } catch {
            return .failed(SyncError(error, in: stage))
        }
    }

    private func event(of action: SyncAction) async throws -> SyncEvent {
        switch action {
        case .inspectContent: return .content(try await holdings())
        case .open: throw SyncError.outOfStep(.report)
        case .listSegments, .reconcile, .recordReconciliation, .loadSegments, .upload, .recordVerdicts, .sendStatus:
            return try await reportEvent(of: action)
        case .loadMetadata: return .metadata(try await ports.metadata.keptMetadata())
        case .fetchMetadata(let name, let bytesMax):
            return .metadataFile(try await transport.metadata(named: name, bytesMax: bytesMax))
        case .keepMetadata(let metadata):
            try await ports.metadata.keep(metadata)
            return .done
        case .checkStaged, .prepareDownload, .download, .measureDownload, .discardDownload, .apply, .refuse, .activate,
            .confirm:
            return try await contentEvent(of: action)
        case .storePosition(let position):
            try await ports.positions.store(position)
            return .done
        case .countResult(let result):
            try await ports.ledger.countSyncResult(result)
            return .done
        case .finish:
            return .done
        }
    }

    private mutating func open(_ position: SyncPosition) async throws -> SyncEvent {
        let ids = try await ports.ledger.keptSegmentIDs()
        let confirmations = try await ports.ledger.segmentConfirmations()
        let fresh = Set(confirmations.fresh)
        let opening = CycleOpening(
            metadata: try await ports.metadata.keptMetadata(), holdings: try await holdings(), segmentIDs: ids,
            segments: SegmentSummary(
                ordinals: confirmations.settled, settled: ids.filter { !fresh.contains($0) },
                fresh: confirmations.fresh),
            status: try await statusReport(position), time: ports.clock.now())
        let opened = try await transport.open(opening)
        transport = opened.transport
        return .opened(retryAfterSeconds: opened.retryAfterSeconds)
    }

    // MARK: - Report

    private func reportEvent(of action: SyncAction) async throws -> SyncEvent {
        switch action {
        case .listSegments:
            return .segmentIDs(try await ports.ledger.keptSegmentIDs())
        case .reconcile(let ids):
            let response = try await transport.reconcile(ReconcileRequest(ids: ids))
            if transport.carriesTrustedTime { ports.clock.trust(serverSeconds: response.serverTime) }
            return .reconciled(response)
        case .recordReconciliation(let offered, let missing):
            guard transport.speaksForServer else { return .done }  // A neighbour or a stick confirms nothing.
            let now = ports.clock.now().epochSeconds
            try await ports.ledger.recordReconciliation(offered: offered, missing: missing, at: now)
            return .done
        case .loadSegments(let ids):
            return .segments(try await ports.ledger.signedSegments(ids))
        case .upload(let batch):
            let package = try UsagePackage.wrap(batch.encoded())
            return .uploaded(try await transport.upload(segmentPackage: package).verdicts)
        case .recordVerdicts(let verdicts):
            guard transport.speaksForServer else { return .done }
            try await ports.ledger.record(verdicts)
            return .done
        case .sendStatus(let position):
            try await transport.send(try await statusReport(position))
            return .done
        default:
            throw SyncError.outOfStep(.report)
        }
    }

    private func statusReport(_ position: SyncPosition) async throws -> StatusReport {
        let holdings = try await holdings()
        var report = StatusReport(
            programVersion: identity.programVersion, installID: identity.installID,
            contentVersion: holdings.bundle.version, bundleDigest: holdings.bundle.digest,
            clockState: ports.clock.now().state, freeStorageBytes: try await ports.content.freeStorageBytes(),
            keptSegmentCount: try await ports.ledger.keptSegmentIDs().count,
            heldSegmentCount: try await ports.ledger.heldSegmentCount(),
            operations: try await ports.ledger.operationsDays().suffix(ProtocolLimits.statusReportDaysMax))
        report.siteVersion = holdings.site?.version
        report.refusedVersion = holdings.refused[.bundle]
        report.stage = position.pending(.bundle)?.stage.rawValue ?? position.pending(.site)?.stage.rawValue
        report.isWaitingForIdleScreen = position.isWaitingForIdleScreen
        report.lastComplete = position.lastComplete
        report.lastFailureCode = position.lastFailure?.code.rawValue
        report.lastFailureStage = position.lastFailure?.stage.rawValue
        report.lastFailureAt = position.lastFailure?.epochSeconds
        return report
    }

    private func holdings() async throws -> ContentHoldings {
        guard let bundle = try await ports.content.active(.bundle) else { throw SyncError.noActiveBundle }
        var holdings = ContentHoldings(bundle: bundle, site: try await ports.content.active(.site))
        for kind in ContentKind.allCases {
            holdings.refused[kind] = try await ports.content.refusedVersion(kind)
        }
        return holdings
    }

    // MARK: - Content

    private func contentEvent(of action: SyncAction) async throws -> SyncEvent {
        let content = ports.content
        switch action {
        case .checkStaged(let kind, let name):
            return .staged(try await content.isStaged(kind, name))
        case .prepareDownload(let package):
            return .prepared(offset: try await content.prepareDownload(package))
        case .download(let package, let offset):
            try await download(package, from: offset)
        case .measureDownload(let package):
            let (byteCount, digest) = try await content.measureDownload(package)
            return .measured(byteCount: byteCount, digest: digest)
        case .discardDownload(let package):
            try await content.discardDownload(package)
        case .apply(let package, let kind, let name):
            try await content.apply(package, as: kind, yielding: name)
        case .refuse(let kind, let name, let reason):
            try await content.refuse(kind, version: name.version, reason: reason)
        case .activate(let kind, let name):
            return .activation(try await content.activate(kind, name))
        case .confirm(let kind, let name):
            return .confirmation(try await content.confirm(kind, name))
        default:
            throw SyncError.outOfStep(.fetch)
        }
        return .done
    }

    /// Appends what arrives to the staging file, never more than the package may have.
    private func download(_ package: PackageName, from offset: Int) async throws {
        let content = ports.content
        var written = offset
        try await transport.download(package, from: offset) { bytes throws(SyncError) in
            written += bytes.count
            guard written <= package.byteCount else { throw .answerTooLong(bytesMax: package.byteCount) }
            do {
                try await content.append(bytes, to: package)
            } catch {
                throw SyncError(error, in: .fetch)
            }
        }
    }
}
