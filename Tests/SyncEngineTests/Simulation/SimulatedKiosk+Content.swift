import Bytes
import Content
import Delta
import SyncEngine

extension SimulatedKiosk: ContentActivating {
    /// Room for active, previous, staged and one download of the simulation's bundles.
    static let contentBytesMax = 8_000

    func active(_ kind: ContentKind) async throws -> ContentName? {
        try step(writes: false) { $0.active(kind)?.name }
    }

    func refusedVersion(_ kind: ContentKind) async throws -> ContentVersion? {
        try step(writes: false) { $0.refused[kind].map { ContentVersion($0) } }
    }

    func refuse(_ kind: ContentKind, version: ContentVersion, reason: String) async throws {
        try step { disk in
            disk.refuse(kind, version.number)
            disk.staged[kind] = nil
        }
    }

    func prepareDownload(_ package: PackageName) async throws -> Int {
        try step { disk in
            if disk.download?.package != package { disk.download = (package, []) }
            let held = disk.download?.bytes.count ?? 0
            let needed = disk.contentByteCount + package.byteCount - held - Self.contentBytesMax
            guard needed <= 0 else { throw SyncError.storageFull(neededBytes: Int64(needed)) }
            if held > 0 { disk.history.resumedDownloads += 1 }
            return held
        }
    }

    func append(_ bytes: ArraySlice<UInt8>, to package: PackageName) async throws {
        try step(torn: { disk in
            disk.download?.bytes += bytes.prefix(bytes.count / 2)
        }) { disk in
            if disk.download?.package != package { disk.download = (package, []) }
            disk.download?.bytes += bytes
        }
    }

    func measureDownload(_ package: PackageName) async throws -> (byteCount: Int, digest: SHA256Digest) {
        try step(writes: false) { disk in
            let bytes = disk.download?.package == package ? disk.download?.bytes ?? [] : []
            return (bytes.count, SHA256Digest(of: bytes))
        }
    }

    func discardDownload(_ package: PackageName) async throws {
        try step(writes: false) { disk in
            if disk.download?.package == package { disk.download = nil }
        }
    }

    func apply(_ package: PackageName, as kind: ContentKind, yielding name: ContentName) async throws {
        try step(torn: { disk in
            let torn = StagedContent(name: name, files: ["bundle.json": [0]], isWhole: false)
            disk.staged[kind] = torn
        }) { disk in
            guard let bytes = disk.download?.bytes, SHA256Digest(of: bytes) == package.digest else {
                disk.history.faults.append("a package was decoded that signed metadata does not name")
                return
            }
            let files = try disk.unpack(bytes, kind, name)
            disk.staged[kind] = StagedContent(name: name, files: files)
            disk.download = nil
        }
    }

    func isStaged(_ kind: ContentKind, _ name: ContentName) async throws -> Bool {
        try step(writes: false) { $0.staged[kind]?.name == name && $0.staged[kind]?.isWhole == true }
    }

    func activate(_ kind: ContentKind, _ name: ContentName) async throws -> ActivationOutcome {
        try step { disk in
            if disk.active(kind)?.name == name { return .activated }
            guard disk.isScreenIdle else {
                disk.history.waits += 1
                return .waitingForIdleScreen
            }
            guard let next = disk.staged[kind], next.name == name, next.isWhole else {
                throw SyncError.storage(.activate, detail: "nothing staged")
            }
            disk.serve(next, kind)
            return .activated
        }
    }

    func confirm(_ kind: ContentKind, _ name: ContentName) async throws -> ConfirmationOutcome {
        try step { disk in
            guard disk.active(kind)?.name == name else { return .rolledBack(reason: "it is not active") }
            guard kind == .bundle, name.version.number == RepositoryTimeline.failingVersion else {
                disk.confirmed.insert(name)
                return .confirmed
            }
            disk.returnToPrevious()
            return .rolledBack(reason: "a page did not answer")
        }
    }

    func freeStorageBytes() async throws -> Int64 {
        try step(writes: false) { Int64(Self.contentBytesMax - $0.contentByteCount) }
    }
}

extension SimulatedKiosk.Disk {
    func active(_ kind: ContentKind) -> SimulatedKiosk.StagedContent? {
        kind == .bundle ? activeBundle : activeSite
    }

    /// Bytes of everything that belongs to content.
    var contentByteCount: Int {
        let kept = [activeBundle, previousBundle, activeSite, previousSite, staged[.bundle], staged[.site]]
        return kept.compactMap { $0?.byteCount }.reduce(download?.bytes.count ?? 0, +)
    }

    mutating func refuse(_ kind: ContentKind, _ version: Int) {
        refused[kind] = max(refused[kind] ?? 0, version)
        history.refusals += 1
    }

    fileprivate mutating func unpack(
        _ bytes: [UInt8], _ kind: ContentKind, _ name: ContentName
    ) throws -> [String: [UInt8]] {
        if kind == .site {
            guard bytes != RepositoryTimeline.siteBytes(version: RepositoryTimeline.refusedSiteVersion) else {
                throw SyncError.contentRefused(name, reason: "a key is unknown")
            }
            return ["site.json": bytes]
        }
        var sink = DeltaTreeSink()
        do {
            let package = try DeltaPackage(bytes)
            let isDelta = !package.header.base.isZero
            let base = isDelta ? try DeltaTree(activeBundle.files) : .empty
            try DeltaPatcher(package: package, base: base).apply(to: &sink)
            history.deltasApplied += isDelta ? 1 : 0
        } catch {
            throw SyncError.contentRefused(name, reason: "\(error)")
        }
        guard TinyBundle.isWhole(sink.files, digest: name.digest) else {
            throw SyncError.contentRefused(name, reason: "it is not what signed metadata names")
        }
        return sink.files
    }

    fileprivate mutating func serve(_ next: SimulatedKiosk.StagedContent, _ kind: ContentKind) {
        let before = active(kind)?.name.version.number ?? 0
        if next.name.version.number <= before || next.name.version.number <= refused[kind] ?? -1 {
            history.faults.append("\(kind) went from \(before) to \(next.name)")
        }
        if kind == .bundle {
            previousBundle = activeBundle
            activeBundle = next
        } else {
            previousSite = activeSite
            activeSite = next
        }
        staged[kind] = nil
        history.activations += 1
    }

    fileprivate mutating func returnToPrevious() {
        refuse(.bundle, activeBundle.name.version.number)
        if let previousBundle { activeBundle = previousBundle }
        previousBundle = nil
        history.rollbacks += 1
    }
}
