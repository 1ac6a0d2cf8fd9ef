import Bytes
import Delta
import SyncEngine
import SyncProtocol
import Synchronization
import TestSupport
import Usage

/// A neighbour's relay or a stick: files of the day when it last met the server, and what kiosks left for it.
///
/// It is as bad a road as any, may be lost with all that is on it, and says of segments no more than that they are
/// there.
final class CarriedRoad: SyncTransport {
    private struct Spool {
        var packages: [[UInt8]] = []
        var ids: Set<SegmentID> = []
        var report: StatusReport?
        var cycles = 0
    }

    let carriesTrustedTime = false
    let speaksForServer = false

    /// Its files, with faults of their own.
    let files: FaultyTransport
    private let spool = Mutex(Spool())

    init(files: FaultyTransport) {
        self.files = files
        lose()
    }

    /// How many cycles took this road.
    var cycles: Int { spool.withLock { $0.cycles } }

    /// Hands over what was left, each package perhaps twice or spoilt, and takes the day's files.
    func meet(_ server: FaultyTransport, _ generator: inout SeededGenerator) {
        let left = spool.withLock { spool in
            defer { spool = Spool(cycles: spool.cycles) }
            return spool
        }
        for var package in left.packages {
            if generator.chance(10) { package[package.count / 2] ^= 0x10 }
            let times = generator.chance(20) ? 2 : 1
            server.state.withLock { state in
                // What the server refuses is refused for good; its kiosk still has the segments.
                for _ in 0..<times { _ = try? state.server.take(package) }
            }
        }
        if let report = left.report { server.state.withLock { $0.server.take(report) } }
        let today = server.day
        files.state.withLock { state in
            state.carriedDay = today
            state.isServerAway = false
        }
    }

    /// Is lost, with everything on it.
    func lose() {
        spool.withLock { $0 = Spool(cycles: $0.cycles) }
        files.state.withLock { $0.isServerAway = true }
    }

    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        guard try await files.metadata(named: "timestamp.json", bytesMax: 64 * 1_024) != nil else {
            throw .metadataMissing(name: "timestamp.json")
        }
        spool.withLock { $0.cycles += 1 }
        return OpenedRoad(self)
    }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        let there = spool.withLock { $0.ids }
        return ReconcileResponse(
            missing: request.ids.filter { !there.contains($0) }, serverTime: 0, windowSeconds: 900)
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        let ids: [SegmentID]
        do {
            let payload = try UsagePackage.unwrap(
                segmentPackage, packageBytesMax: ProtocolLimits.segmentUploadBytesMax,
                payloadBytesMax: UsageLimits.batchBytesMax)
            ids = try SegmentBatch(decoding: payload).segments.map(\.id)
        } catch {
            throw .unreachable(detail: "not a package: \(error)")
        }
        spool.withLock { spool in
            spool.packages.append(segmentPackage)
            spool.ids.formUnion(ids)
        }
        return SegmentUploadResponse(verdicts: ids.map { SegmentVerdict(id: $0, verdict: .stored) })
    }

    func send(_ report: StatusReport) async throws(SyncError) {
        spool.withLock { $0.report = report }
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        try await files.metadata(named: name, bytesMax: bytesMax)
    }

    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        try await files.download(package, from: offset, receive: receive)
    }
}
