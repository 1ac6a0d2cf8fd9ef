extension TrustedMetadataSet {
    /// What the search for a target file came to.
    public enum SearchResult: Equatable, Sendable {
        /// The file of a delegated role is needed first; admit it and search again.
        case needs(FileRequest)
        /// The file is listed like this.
        case found(ListedFile)
        /// No role that may sign for this name lists it.
        case notFound
    }

    /// Searches targets, then delegated roles in pre-order, for the file called `name` (rule 7).
    ///
    ///     while case .needs(let request) = result {
    ///         try trusted.admit(fetch(request.name), for: request, now: now)
    ///         result = try trusted.search(for: name, now: now)
    ///     }
    ///
    /// Throws what ``currentTargets(now:)`` throws, ``MetadataError/notInSnapshot(_:)``,
    /// ``MetadataError/tooManyDelegations(limit:)``, or ``MetadataError/delegated(_:_:)`` around what is wrong with an
    /// admitted role.
    public func search(for name: String, now: MetadataTime) throws(MetadataError) -> SearchResult {
        let top = try currentTargets(now: now)
        if let file = top.listed[name] { return .found(file) }
        var visited: Set<DelegatedRoleName> = []
        var waiting: [DelegationStep] = []
        Self.push(delegationsOf: top, covering: name, depth: 1, onto: &waiting)
        while let step = waiting.popLast() {
            guard !visited.contains(step.delegation.name) else { continue }
            guard visited.count < limits.delegatedRolesMax, step.depth <= limits.delegationDepthMax else {
                throw .tooManyDelegations(limit: limits.delegatedRolesMax)
            }
            visited.insert(step.delegation.name)
            guard let admitted = try current(step, now: now) else { return .needs(try request(for: step)) }
            if let file = admitted.payload.listed[name] { return .found(file) }
            Self.push(delegationsOf: admitted.payload, covering: name, depth: step.depth + 1, onto: &waiting)
        }
        return .notFound
    }

    /// Admits the file of a delegated role for the delegation that asked for it (rule 7).
    mutating func admitDelegated(
        _ bytes: [UInt8], for step: DelegationStep, now: MetadataTime
    ) throws(MetadataError) {
        _ = try currentTargets(now: now)
        let name = step.delegation.name
        guard let named = currentSnapshot?.payload.file(of: name) else { throw .notInSnapshot(name) }
        do throws(MetadataError) {
            try requireLength(of: bytes, role: .targets)
            try named.verify(bytes, name: name.fileName)
            let next = try Signed<Targets>(parsing: bytes, bytesMax: limits.targetsBytesMax)
            try verify(next, by: step)
            guard next.payload.version == named.version else {
                throw .wrongVersion(.targets, expected: named.version, found: next.payload.version)
            }
            try requireFresh(next, now: now)
            delegatedRoles[name] = next
        } catch {
            throw .delegated(name, error)
        }
    }

    /// The delegated role that was admitted last under this name.
    public func delegated(_ name: DelegatedRoleName) -> Signed<Targets>? {
        delegatedRoles[name]
    }

    // MARK: - The role of delta packages

    /// The file of ``DelegatedRoleName/deltas`` that is still needed; nil if targets does not delegate to it, if
    /// snapshot does not name it yet, or if it is there.
    public func deltasRequest(now: MetadataTime) throws(MetadataError) -> FileRequest? {
        guard let step = try deltasStep(now: now), currentSnapshot?.payload.file(of: .deltas) != nil else { return nil }
        return try current(step, now: now) == nil ? request(for: step) : nil
    }

    /// The delta packages of the role ``DelegatedRoleName/deltas``; none unless it is current.
    ///
    /// Those of kind delta whose path is delegated to it; nothing else that its key signs is looked at.
    public func currentDeltas(now: MetadataTime) throws(MetadataError) -> [TargetPath: TargetFile] {
        guard let step = try deltasStep(now: now), let deltas = try current(step, now: now) else { return [:] }
        return deltas.payload.files.filter { path, file in
            guard case .delta = file.purpose else { return false }
            return step.delegation.covers(path.description)
        }
    }

    /// Takes back the file of ``DelegatedRoleName/deltas`` that was kept, if it is the one that snapshot names.
    ///
    /// Call it when the four are current. One that is not is fetched again, and that is all that is lost.
    public mutating func restoreDeltas(_ bytes: [UInt8]?, now: MetadataTime) {
        do throws(MetadataError) {
            guard let bytes, let step = try deltasStep(now: now) else { return }
            try admitDelegated(bytes, for: step, now: now)
        } catch {
            return  // Damaged, expired or overtaken.
        }
    }

    private func deltasStep(now: MetadataTime) throws(MetadataError) -> DelegationStep? {
        guard let delegations = try currentTargets(now: now).delegations, let delegation = delegations.role(.deltas)
        else { return nil }
        return DelegationStep(delegation: delegation, keys: delegations.keys, depth: 1)
    }

    // MARK: - Steps of the search

    /// Puts the delegations that cover `name` on a stack, the first one on top; a terminating one ends all others.
    private static func push(
        delegationsOf targets: Targets, covering name: String, depth: Int, onto waiting: inout [DelegationStep]
    ) {
        guard let delegations = targets.delegations else { return }
        let covering = delegations.covering(name)
        if covering.last?.isTerminating == true { waiting.removeAll() }
        waiting += covering.reversed().map { DelegationStep(delegation: $0, keys: delegations.keys, depth: depth) }
    }

    /// The admitted file of a step, if it is the one that snapshot names; nil if it has to be fetched.
    private func current(_ step: DelegationStep, now: MetadataTime) throws(MetadataError) -> Signed<Targets>? {
        let name = step.delegation.name
        guard let admitted = delegatedRoles[name], let named = currentSnapshot?.payload.file(of: name),
            named.describes(admitted)
        else { return nil }
        do throws(MetadataError) {
            try verify(admitted, by: step)
            try requireFresh(admitted, now: now)
        } catch {
            throw .delegated(name, error)
        }
        return admitted
    }

    private func verify(_ metadata: Signed<Targets>, by step: DelegationStep) throws(MetadataError) {
        let needed = step.delegation.roleKeys.threshold
        let signed = step.delegation.roleKeys.signerCount(of: metadata, among: step.keys)
        guard signed >= needed else {
            throw .belowThreshold(.targets, rootVersion: root.payload.version, signed: signed, needed: needed)
        }
    }

    private func request(for step: DelegationStep) throws(MetadataError) -> FileRequest {
        let name = step.delegation.name
        guard let named = currentSnapshot?.payload.file(of: name) else { throw .notInSnapshot(name) }
        let limit = limits.targetsBytesMax
        let fileName =
            root.payload.hasConsistentSnapshot ? name.fileName(version: named.version) : name.escapedFileName
        return FileRequest(
            role: .targets, step: step, name: fileName, bytesMax: min(named.length ?? limit, limit))
    }
}

/// One delegation on the way to a target, with the keys of the file that it stands in.
struct DelegationStep: Equatable, Sendable {
    let delegation: Delegation
    let keys: [KeyID: MetadataKey]
    let depth: Int
}
