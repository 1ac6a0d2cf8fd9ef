import UpdateMetadata

/// The stage *metadata*: root chain, timestamp, snapshot, targets, each written down as soon as it is admitted.
///
/// ``TrustedMetadataSet`` decides; this part only asks for the files in its order. Writing each file at once means that
/// nothing older is admitted after a crash; a set cut short in the middle is completed by the next cycle.
struct MetadataPart {
    private enum State {
        case idle, loading
        case fetching(MetadataRole, name: String)
        case keeping(MetadataRole)
    }

    private var state = State.idle
    private var trusted: TrustedMetadataSet?

    /// Whether anything was admitted that was not held.
    private(set) var didChange = false
    /// Targets to choose from; there once the part is done.
    private(set) var targets: Targets?

    mutating func begin() -> SyncStep {
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
            case (.fetching(let role, let name), .metadataFile(let bytes)):
                return try admit(bytes, of: role, name: name, now: now)
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
        targets = try wrap { () throws(MetadataError) in try trusted.currentTargets(now: now) }
        return .done
    }

    private mutating func admit(
        _ bytes: [UInt8]?, of role: MetadataRole, name: String, now: MetadataTime
    ) throws(SyncError) -> SyncStep {
        let before = try held()
        guard let bytes else {
            guard role == .root else { throw .metadataMissing(name: name) }
            return fetch(before.timestampRequest)
        }
        let after = try wrap { () throws(MetadataError) in
            var after = before
            try after.admit(bytes, of: role, now: now)
            return after
        }
        trusted = after
        guard KeptMetadata(after) != KeptMetadata(before) else { return try fetchNext(now: now) }
        didChange = true
        state = .keeping(role)
        return .perform(.keepMetadata(KeptMetadata(after)))
    }

    private mutating func fetch(_ request: TrustedMetadataSet.FileRequest) -> SyncStep {
        state = .fetching(request.role, name: request.name)
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
    /// What of a trusted set is written down.
    init(_ trusted: TrustedMetadataSet) {
        self.init(
            root: trusted.root.bytes, timestamp: trusted.timestamp?.bytes, snapshot: trusted.snapshot?.bytes,
            targets: trusted.targets?.bytes)
    }
}
