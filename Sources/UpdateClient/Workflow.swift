import UpdateMetadata

/// The client work-flow of TUF §5: asks a mirror for what ``TrustedMetadataSet`` wants next, and keeps what it admits.
struct Workflow {
    /// Longer target files are refused: they are held in memory until they are verified.
    static let targetBytesMax = 1 << 30

    let folder: TrustedFolder
    let folderName: String
    let metadata: Mirror
    let now: MetadataTime

    /// Limits for repositories of any size, those of other people too.
    static var limits: MetadataLimits {
        var limits = MetadataLimits()
        limits.rootBytesMax = 512 * 1024
        limits.snapshotBytesMax = 2 * 1024 * 1024
        limits.targetsBytesMax = 5 * 1024 * 1024
        return limits
    }

    /// Brings the four roles up to date (§5.3 to §5.6); what was admitted before a fault is kept.
    func refresh() async throws(UpdateClientError) -> TrustedMetadataSet {
        var trusted = try held()
        try await walkRoots(&trusted)
        try refusing { () throws(MetadataError) in try trusted.requireFreshRoot(now: now) }
        guard let timestamp = try await metadata.metadata(trusted.timestampRequest) else {
            throw .missing(url: trusted.timestampRequest.name)
        }
        let isNew = try refusing { () throws(MetadataError) in try trusted.admitTimestamp(timestamp, now: now) }
        if isNew { try folder.keep(timestamp, of: .timestamp) }
        while let next = trusted.nextFile {
            let bytes = try await fetch(next)
            try refusing { () throws(MetadataError) in try trusted.admit(bytes, for: next, now: now) }
            try folder.keep(bytes, of: next.role)
        }
        _ = try refusing { () throws(MetadataError) in try trusted.currentTargets(now: now) }
        return trusted
    }

    /// Searches a target, fetching delegated roles as they are needed (§5.6.7); those kept are tried first.
    func find(_ name: String, in trusted: inout TrustedMetadataSet) async throws(UpdateClientError) -> ListedFile {
        while true {
            let result = try refusing { () throws(MetadataError) in try trusted.search(for: name, now: now) }
            switch result {
            case .found(let file): return file
            case .notFound: throw .noTarget(name)
            case .needs(let request):
                guard let role = request.delegatedRole else { throw .noTarget(name) }
                if let bytes = try folder.read(role, limits: Self.limits), admit(bytes, for: request, to: &trusted) {
                    continue
                }
                let bytes = try await fetch(request)
                try refusing { () throws(MetadataError) in try trusted.admit(bytes, for: request, now: now) }
                try folder.keep(bytes, of: role)
            }
        }
    }

    /// Fetches one target file, unless it is there, and keeps it once it is verified (§5.7).
    func download(
        _ name: String, from mirror: Mirror, to targets: TargetFolder, trusted: inout TrustedMetadataSet
    ) async throws(UpdateClientError) {
        let file = try await find(name, in: &trusted)
        guard file.length <= Self.targetBytesMax else { throw .targetTooLong(name, length: file.length) }
        if try targets.holds(file, path: name) { return }
        let isConsistent = trusted.root.payload.hasConsistentSnapshot
        let bytes = try await mirror.target(
            name, digest: isConsistent ? file.nameDigest : nil, bytesMax: file.length)
        try refusing { () throws(MetadataError) in try file.verify(bytes, name: name) }
        try targets.keep(bytes, path: name)
    }

    // MARK: - Steps

    private func held() throws(UpdateClientError) -> TrustedMetadataSet {
        let limits = Self.limits
        guard let root = try folder.read(.root, limits: limits) else { throw .notInitialised(folder: folderName) }
        var trusted = try refusing { () throws(MetadataError) in
            try TrustedMetadataSet(trustedRoot: root, limits: limits)
        }
        trusted.restore(
            timestamp: try folder.read(.timestamp, limits: limits),
            snapshot: try folder.read(.snapshot, limits: limits), targets: try folder.read(.targets, limits: limits))
        return trusted
    }

    private func walkRoots(_ trusted: inout TrustedMetadataSet) async throws(UpdateClientError) {
        while let bytes = try await metadata.metadata(trusted.nextRoot) {
            try refusing { () throws(MetadataError) in try trusted.admitRoot(bytes) }
            if trusted.isRecovering {
                try folder.remove(.timestamp)
                try folder.remove(.snapshot)
            }
            try folder.keep(bytes, of: .root)
        }
    }

    private func fetch(_ request: TrustedMetadataSet.FileRequest) async throws(UpdateClientError) -> [UInt8] {
        guard let bytes = try await metadata.metadata(request) else { throw .missing(url: request.name) }
        return bytes
    }

    private func admit(
        _ bytes: [UInt8], for request: TrustedMetadataSet.FileRequest, to trusted: inout TrustedMetadataSet
    ) -> Bool {
        do throws(MetadataError) {
            try trusted.admit(bytes, for: request, now: now)
            return true
        } catch {
            return false  // Kept from an earlier snapshot, most often; it is fetched anew.
        }
    }

    private func refusing<Value>(_ body: () throws(MetadataError) -> Value) throws(UpdateClientError) -> Value {
        do throws(MetadataError) {
            return try body()
        } catch {
            throw .refused(error)
        }
    }
}
