import Bytes
import Content
import SyncEngine
import SyncProtocol
import Synchronization
import TestSupport
import Usage

/// The disk of a kiosk, in memory: what survives a power cut, what tears in one, and what a full disk refuses.
///
/// Conforms to every storage protocol of the engine; a step whose power is cut does nothing, a part, or all of its
/// work, and is never answered.
final class SimulatedKiosk: Sendable {
    struct Disk {
        // Metadata and position.
        var metadata: KeptMetadata?
        var position = SyncPosition.initial

        // Content.
        var activeBundle: StagedContent
        var previousBundle: StagedContent?
        var activeSite: StagedContent?
        var previousSite: StagedContent?
        var staged: [ContentKind: StagedContent] = [:]
        var download: (package: PackageName, bytes: [UInt8])?
        var refused: [ContentKind: Int] = [:]
        var confirmed: Set<ContentName> = []
        var isScreenIdle = true
        var isFull = false

        // Usage.
        var segments: [KeptSegment] = []
        var sealedTotals: [CounterKey: Int] = [:]
        var prunedIDs: [SegmentID] = []
        var results: [SyncResultCode: Int] = [:]

        /// What happened that invariants look at.
        var history = SimulationHistory()
        var generator: SeededGenerator
    }

    /// Content that was unpacked and checked.
    struct StagedContent: Equatable {
        let name: ContentName
        let files: [String: [UInt8]]
        var isWhole = true

        var byteCount: Int { files.values.reduce(0) { $0 + $1.count } }
    }

    struct KeptSegment {
        let segment: SignedSegment
        let sealedAt: Int64
        var firstConfirmedAt: Int64?
        var isConfirmed = false
        var isHeld = false
    }

    let disk: Mutex<Disk>
    let power: PowerSwitch

    init(metadata: KeptMetadata, factory: TinyBundle, power: PowerSwitch, seed: UInt64) {
        self.power = power
        disk = Mutex(
            Disk(
                metadata: metadata,
                activeBundle: StagedContent(
                    name: ContentName(version: .factory, digest: factory.digest), files: factory.files),
                generator: SeededGenerator(seed: seed)))
    }

    /// One step on disk: refused when the disk is full and the step writes, torn or left out when the power goes.
    func step<Value>(
        writes: Bool = true, torn: (inout Disk) -> Void = { _ in }, _ body: (inout Disk) throws -> Value
    ) throws -> Value {
        let beginning = power.begin()
        let value = try disk.withLock { disk -> Value in
            switch beginning {
            case .isOff: throw PowerLost()
            case .tears:
                torn(&disk)
                throw PowerLost()
            case .goesOn: break
            }
            if writes, disk.isFull { throw SyncError.storageFull(neededBytes: 1) }
            return try body(&disk)
        }
        if power.end() { throw PowerLost() }
        return value
    }

    /// Power comes back: what was written and not synced may be gone or spoilt.
    func reboot() {
        power.restore()
        disk.withLock { disk in
            for kind in ContentKind.allCases where disk.staged[kind]?.isWhole == false { disk.staged[kind] = nil }
            guard var download = disk.download, !download.bytes.isEmpty else { return }
            if disk.generator.chance(30) {
                download.bytes.removeLast(Int.random(in: 1...download.bytes.count, using: &disk.generator))
            } else if disk.generator.chance(20) {
                let start = Int.random(in: download.bytes.indices, using: &disk.generator)
                for index in start..<download.bytes.count { download.bytes[index] = 0 }
            }
            disk.download = download
        }
    }
}

extension SimulatedKiosk: MetadataKeeping, SyncPositionStoring {
    func keptMetadata() async throws -> KeptMetadata? {
        try step(writes: false) { $0.metadata }
    }

    func keep(_ metadata: KeptMetadata) async throws {
        try step(torn: { disk in
            // The files are replaced one after the other; the cut falls between two of them.
            disk.metadata?.root = metadata.root
            if disk.generator.chance(50) { disk.metadata?.timestamp = metadata.timestamp }
        }) { $0.metadata = metadata }
    }

    func position() async throws -> SyncPosition {
        try step(writes: false) { $0.position }
    }

    func store(_ position: SyncPosition) async throws {
        try step { $0.position = position }
    }
}
