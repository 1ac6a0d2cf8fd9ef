import Bytes
import Content
import SyncEngine
import SyncProtocol
import Usage

/// Answers a cycle's actions from a table: a server on one day of the timeline, a kiosk on which all goes well, and
/// whatever a test puts in between.
struct CycleScript {
    let world: SimulationWorld
    var day = 3
    var position = SyncPosition.initial
    var holdings: ContentHoldings
    var kept: KeptMetadata?
    var time = SyncTime(
        epochSeconds: Int64(RepositoryTimeline.startSeconds) + 4 * 86_400, state: .trusted,
        floorSeconds: Int64(RepositoryTimeline.startSeconds))
    /// What a test answers itself; nil leaves the answer to the table.
    var override: (SyncAction) -> SyncEvent? = { _ in nil }

    /// Every action of the last run, in order.
    private(set) var actions: [SyncAction] = []

    init() throws {
        world = try SimulationWorld.shared.get()
        let factory = world.timeline.bundles[0]
        holdings = ContentHoldings(
            bundle: ContentName(version: .factory, digest: factory.digest), site: nil)
        kept = KeptMetadata(root: world.timeline.firstRoot)
    }

    /// The name of a release of the timeline.
    func bundle(_ version: Int) -> ContentName {
        ContentName(version: ContentVersion(version), digest: world.timeline.bundles[version].digest)
    }

    /// Runs one cycle and keeps what it left behind for the next.
    mutating func run(_ scope: SyncScope = .full) -> SyncReport {
        actions = []
        var cycle = SyncCycle(scope: scope, position: position, site: .main, at: time)
        var action = cycle.begin()
        while true {
            if case .finish(let report) = action {
                position = cycle.position
                return report
            }
            actions.append(action)
            guard actions.count < 500 else { return cycle.report }
            action = cycle.next(after: override(action) ?? answer(action), at: time)
        }
    }

    private mutating func answer(_ action: SyncAction) -> SyncEvent {
        switch action {
        case .inspectContent: .content(holdings)
        case .open: .opened(retryAfterSeconds: nil)
        case .listSegments: .segmentIDs([])
        case .reconcile:
            .reconciled(ReconcileResponse(missing: [], serverTime: time.epochSeconds, windowSeconds: 900))
        case .loadSegments: .segments([])
        case .upload(let batch):
            .uploaded(batch.segments.map { SegmentVerdict(id: $0.id, verdict: .stored) })
        case .loadMetadata: .metadata(kept)
        case .fetchMetadata(let name, _): .metadataFile(world.timeline.days[day].metadata[name])
        case .keepMetadata(let metadata): keep(metadata)
        case .checkStaged: .staged(true)
        case .prepareDownload: .prepared(offset: 0)
        case .measureDownload(let package): .measured(byteCount: package.byteCount, digest: package.digest)
        case .activate(let kind, let name): activate(kind, name)
        case .confirm: .confirmation(.confirmed)
        case .recordReconciliation, .recordVerdicts, .sendStatus, .download, .discardDownload, .apply, .refuse,
            .storePosition, .countResult, .finish:
            .done
        }
    }

    private mutating func keep(_ metadata: KeptMetadata) -> SyncEvent {
        kept = metadata
        return .done
    }

    private mutating func activate(_ kind: ContentKind, _ name: ContentName) -> SyncEvent {
        switch kind {
        case .bundle: holdings.bundle = name
        case .site: holdings.site = name
        }
        return .activation(.activated)
    }
}

extension SyncAction {
    /// The action's name without what belongs to it.
    var label: String {
        String(String(describing: self).prefix { $0 != "(" })
    }
}
