import ContentStorage
import Foundation
import SyncEngine
import SyncProtocol
import SystemPackage

/// The USB road: reads releases from a stick, and leaves signed reports on it for the server.
struct StickTransport: SyncTransport {
    let folder: StickFolder
    let signer: ReportSigner
    /// The request for an identity, for as long as no server has answered it.
    let enrolment: [UInt8]?

    let carriesTrustedTime = false
    let speaksForServer = false

    /// How much of a package is read at a time.
    private static let pieceBytes = 64 * 1_024

    func open(_ opening: CycleOpening) async throws(SyncError) -> OpenedRoad {
        if let enrolment {
            try onStick { try folder.write(enrolment: enrolment, of: signer.kioskID) }
        }
        return OpenedRoad(self)
    }

    /// Missing is what is not on the stick; that the server has any of it is not said by this.
    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        let there = try onStick { try folder.segmentIDs(of: signer.kioskID) }
        return ReconcileResponse(
            missing: request.ids.filter { !there.contains($0) }, serverTime: 0,
            windowSeconds: ProtocolLimits.windowSecondsDefault)
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        let report = try signer.report(.segments, body: segmentPackage)
        try onStick { try folder.write(report) }
        return SegmentUploadResponse(verdicts: report.segmentIDs.map { SegmentVerdict(id: $0, verdict: .stored) })
    }

    func send(_ report: StatusReport) async throws(SyncError) {
        let signed = try signer.report(.status, body: try SyncError.encoding(report))
        try onStick { try folder.write(signed) }
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        do {
            return try folder.metadata(named: name, bytesMax: bytesMax)
        } catch ContentStoreError.limitExceeded {
            throw .answerTooLong(bytesMax: bytesMax)
        } catch {
            throw .unreachable(detail: "the stick cannot be read (\(error))")
        }
    }

    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        guard let path = folder.target(package) else { throw .unexpectedStatus(404) }
        var position = offset
        while position < package.byteCount {
            let start = position
            let piece = try onStick {
                try Self.read(path, from: start, count: min(Self.pieceBytes, package.byteCount - start))
            }
            guard !piece.isEmpty else { throw .wrongLength(expected: package.byteCount, found: position) }
            try await receive(piece[...])
            position += piece.count
        }
    }

    private static func read(_ path: FilePath, from offset: Int, count: Int) throws -> [UInt8] {
        let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
        return try file.closeAfter {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = try file.read(fromAbsoluteOffset: Int64(offset), into: UnsafeMutableRawBufferPointer(buffer))
            }
        }
    }

    /// Runs a step on the stick; one that is full or was pulled is told as what it is.
    private func onStick<Value>(_ step: () throws -> Value) throws(SyncError) -> Value {
        do {
            return try step()
        } catch ContentStoreError.diskFull(let neededBytes, _) {
            throw .storageFull(neededBytes: neededBytes)
        } catch {
            throw .unreachable(detail: "the stick cannot be used (\(error))")
        }
    }
}
