import Bytes
import SyncProtocol
import Usage

/// A road whose questions were answered in advance; what the answer leaves open goes to the base.
struct AnsweredTransport: SyncTransport {
    let answer: SyncAnswer
    let base: any SyncTransport

    var carriesTrustedTime: Bool { base.carriesTrustedTime }

    func reconcile(_ request: ReconcileRequest) async throws(SyncError) -> ReconcileResponse {
        let response = answer.response
        guard response.areSegmentsSettled, request.ids == answer.askedIDs else {
            return try await base.reconcile(request)
        }
        return ReconcileResponse(
            missing: response.wanted, serverTime: response.serverTime, windowSeconds: response.windowSeconds)
    }

    func upload(segmentPackage: [UInt8]) async throws(SyncError) -> SegmentUploadResponse {
        try await base.upload(segmentPackage: segmentPackage)
    }

    /// The report went up with the one request; only what the server lacked is sent in full.
    func send(_ report: StatusReport) async throws(SyncError) {
        guard answer.response.isStatusWanted else { return }
        try await base.send(report)
    }

    func metadata(named name: String, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        // The whole set was tried out, so a file that is not in it is one that is not there: the next root.
        guard let file = answer.files[name] else { return nil }
        guard file.count <= bytesMax else { throw .answerTooLong(bytesMax: bytesMax) }
        return file
    }

    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        guard let bytes = answer.packages[package.digest], bytes.count == package.byteCount, offset < bytes.count
        else { return try await base.download(package, from: offset, receive: receive) }
        try await receive(bytes[offset...])
    }
}

extension SyncAnswer {
    /// The ids that the answer speaks of; nil if the kiosk may keep fresh ones that the request had no room for.
    var askedIDs: [SegmentID]? {
        opening.segments.fresh.count < ProtocolLimits.freshSegmentsMax ? opening.segmentIDs : nil
    }
}
