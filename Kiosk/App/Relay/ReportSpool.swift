import Bytes
import ContentStorage
import Foundation
import Logging
import SyncEngine
import SyncProtocol
import SystemPackage
import Usage

/// Signed reports of neighbour kiosks, kept until the server has them.
///
/// Bounded: a report that does not fit is refused, so that its kiosk knows and keeps it. The server is the one that
/// verifies; what it refuses for good is taken out with a line in the log, and its kiosk still has it.
actor ReportSpool {
    /// The most bytes that the spool takes.
    static let bytesMax = 32 * 1_024 * 1_024
    /// The most reports.
    static let reportsMax = 2_000
    /// How many delivered segments are remembered, so that neighbours need not send them again.
    private static let deliveredMax = 20_000

    private let folder: FilePath
    private let logger: Logger
    /// What waits: length and segments by file name.
    private var waiting: [String: (bytes: Int, ids: [SegmentID])] = [:]
    private var delivered: Set<SegmentID> = []

    /// Opens the spool; reports of an earlier run are still in it.
    init(_ folder: FilePath, logger: Logger) throws {
        self.folder = folder
        self.logger = logger
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.string) where name.hasSuffix(".report") {
            guard let bytes = try DurableFile(folder.appending(name)).read(bytesMax: SignedReport.bytesMax),
                let report = try? SignedReport(decoding: bytes)
            else {
                logger.warning("A spooled report cannot be read and is left aside", metadata: ["file": "\(name)"])
                continue
            }
            waiting[name] = (bytes.count, report.segmentIDs)
        }
    }

    /// Which of these segments neither wait here nor were delivered.
    func lacking(_ ids: [SegmentID]) -> [SegmentID] {
        let known = waiting.values.reduce(into: delivered) { $0.formUnion($1.ids) }
        return ids.filter { !known.contains($0) }
    }

    /// How many reports wait.
    var count: Int { waiting.count }

    /// Keeps a report; a status report replaces the kiosk's one before.
    ///
    /// Throws ``SpoolFull`` if there is no room.
    func take(_ report: SignedReport) throws {
        let bytes = report.encoded()
        let name =
            report.kind == .status
            ? "status-\(report.signature.kioskID.hex).report" : "\(SHA256Digest(of: bytes).hex).report"
        let others = waiting.filter { $0.key != name }
        let total = others.values.reduce(bytes.count) { $0 + $1.bytes }
        guard others.count < Self.reportsMax, total <= Self.bytesMax else {
            logger.warning("A neighbour's report was refused: the spool is full", metadata: ["reports": "\(count)"])
            throw SpoolFull()
        }
        try DurableFile(folder.appending(name)).replace(with: bytes)
        waiting[name] = (bytes.count, report.segmentIDs)
    }

    /// Hands what waits to the server, oldest name first; stops at the first failure that may pass.
    func deliver(over road: HTTPRoad) async throws {
        for name in waiting.keys.sorted() {
            let file = DurableFile(folder.appending(name))
            guard let bytes = try file.read(bytesMax: SignedReport.bytesMax) else { continue }
            let report = try SignedReport(decoding: bytes)
            do throws(SyncError) {
                try await road.deliver(
                    report.kind.route, body: report.body, type: report.kind == .status ? .json : .deltaPackage,
                    fields: report.signature.headers, answerBytesMax: ProtocolLimits.segmentUploadResponseBytesMax)
            } catch let error where error.isTransient {
                throw error
            } catch {
                logger.warning(
                    "A neighbour's report was refused by the server",
                    metadata: ["kiosk": "\(report.signature.kioskID)", "reason": "\(error.sentence)"])
            }
            // It may have been replaced by a newer one meanwhile; that one waits on.
            guard try file.read(bytesMax: SignedReport.bytesMax) == bytes else { continue }
            try file.remove()
            if delivered.count > Self.deliveredMax { delivered = [] }
            delivered.formUnion(waiting.removeValue(forKey: name)?.ids ?? [])
        }
    }
}

/// There is no room for another report.
struct SpoolFull: Error {}
