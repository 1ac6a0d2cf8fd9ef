import UpdateMetadata

/// The stage *metadata*: root chain, timestamp, snapshot, targets, then the role of delta packages if there is
/// something to install; each written down as soon as it is admitted.
///
/// Without delta packages the full bundle is what is left, so that a fault of their role is reported and stops nothing.
///
/// ``TrustedMetadataSet`` decides; this part only asks for the files in its order. Writing each file at once means that
/// nothing older is admitted after a crash; a set cut short in the middle is completed by the next cycle.
struct MetadataPart {
    private enum State {
        case idle, loading
        case fetching(TrustedMetadataSet.FileRequest)
        case keeping(MetadataRole)
    }

    private var state = State.idle
    private var trusted: TrustedMetadataSet?
    private var keptDeltas: [UInt8]?
    private var activeVersion = 0

    /// Whether anything was admitted that was not held.
    private(set) var didChange = false
    /// Targets to choose from; there once the part is done.
    private(set) var targets: Targets?
    /// The delta packages of the role that the server signs online; none when there is nothing to install.
    private(set) var deltas: [TargetPath: TargetFile] = [:]

    /// `activeVersion` is the content version that is served.
    mutating func begin(activeVersion: Int) -> SyncStep {
        self.activeVersion = activeVersion
        state = .loading
        return .perform(.loadMetadata)
    }

    mutating func step(_ event: SyncEvent, at time: SyncTime) -> SyncStep {
        let now = MetadataTime(secondsSince1970: Int(clamping: time.expirySeconds))
        do throws(SyncError) {
            switch (state, event) {
            case (_, .failed(let error)):
                throw error
            case (.loading, .metadata(let kept)):
                guard let kept else { throw .notEnrolled }
                return try start(from: kept)
            case (.fetching(let request), .metadataFile(let bytes)):
                return try admit(bytes, for: request, now: now)
            case (.keeping(let role), .done):
                return try role == .root ? fetchRoot() : fetchNext(now: now)
            default:
                throw .outOfStep(.metadata)
            }
        } catch {
            return .failed(error, .metadata)
        }
    }

    private mutating func start(from kept: KeptMetadata) throws(SyncError) -> SyncStep {
        keptDeltas = kept.deltas
        trusted = try wrap { () throws(MetadataError) in
            var trusted = try TrustedMetadataSet(trustedRoot: kept.root)
            trusted.restore(timestamp: kept.timestamp, snapshot: kept.snapshot, targets: kept.targets)
            return trusted
        }
        return try fetchRoot()
    }

    private mutating func fetchRoot() throws(SyncError) -> SyncStep {
        fetch(try held().nextRoot)
    }

    private mutating func fetchNext(now: MetadataTime) throws(SyncError) -> SyncStep {
        let trusted = try held()
        if let next = trusted.nextFile { return fetch(next) }
        let current = try wrap { () throws(MetadataError) in try trusted.currentTargets(now: now) }
        targets = current
        guard current.offersBundle(above: activeVersion) else { return .done }
        return try fetchDeltas(now: now)
    }

    private mutating func fetchDeltas(now: MetadataTime) throws(SyncError) -> SyncStep {
        var trusted = try held()
        trusted.restoreDeltas(keptDeltas, now: now)
        self.trusted = trusted
        let next = try wrap { () throws(MetadataError) in try trusted.deltasRequest(now: now) }
        if let next { return fetch(next) }
        deltas = try wrap { () throws(MetadataError) in try trusted.currentDeltas(now: now) }
        return .done
    }

    private mutating func admit(
        _ bytes: [UInt8]?, for request: TrustedMetadataSet.FileRequest, now: MetadataTime
    ) throws(SyncError) -> SyncStep {
        let before = try held()
        guard let bytes else {
            guard request.role == .root else { throw .metadataMissing(name: request.name) }
            return fetch(before.timestampRequest)
        }
        let after = try wrap { () throws(MetadataError) in
            var after = before
            try after.admit(bytes, for: request, now: now)
            return after
        }
        trusted = after
        let isSame = KeptMetadata(after, deltas: keptDeltas) == KeptMetadata(before, deltas: keptDeltas)
        guard !isSame else { return try fetchNext(now: now) }
        didChange = true
        keptDeltas = after.delegated(.deltas)?.bytes ?? keptDeltas
        state = .keeping(request.role)
        return .perform(.keepMetadata(KeptMetadata(after, deltas: keptDeltas)))
    }

    private mutating func fetch(_ request: TrustedMetadataSet.FileRequest) -> SyncStep {
        state = .fetching(request)
        return .perform(.fetchMetadata(name: request.name, bytesMax: request.bytesMax))
    }

    private func held() throws(SyncError) -> TrustedMetadataSet {
        guard let trusted else { throw .outOfStep(.metadata) }
        return trusted
    }

    private func wrap<Value>(_ body: () throws(MetadataError) -> Value) throws(SyncError) -> Value {
        do throws(MetadataError) {
            return try body()
        } catch {
            throw .metadataRefused(error)
        }
    }
}

extension KeptMetadata {
    /// What of a trusted set is written down; `deltas` is the file of their role that was kept before.
    init(_ trusted: TrustedMetadataSet, deltas: [UInt8]?) {
        self.init(
            root: trusted.root.bytes, timestamp: trusted.timestamp?.bytes, snapshot: trusted.snapshot?.bytes,
            targets: trusted.targets?.bytes, deltas: trusted.delegated(.deltas)?.bytes ?? deltas)
    }
}

extension Targets {
    /// Whether a full bundle above a content version is listed.
    fileprivate func offersBundle(above activeVersion: Int) -> Bool {
        files.values.contains { file in
            if case .bundle(let version, _) = file.purpose { version > activeVersion } else { false }
        }
    }
}
