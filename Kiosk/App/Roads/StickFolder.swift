import Bytes
import ContentStorage
import Delta
import Foundation
import SyncEngine
import SyncProtocol
import SystemPackage
import UpdateMetadata
import Usage

/// The folder `SNOWGLOBE` of a USB stick, as a kiosk uses it.
///
/// `tuf/` comes from the server and is only read; `up/<kiosk>/` holds what this kiosk reports, each file written whole;
/// `receipt.txt` tells people what happened. A stick that is full or pulled loses nothing that the kiosk does not have.
struct StickFolder: Sendable {
    static let name = "SNOWGLOBE"
    /// The most report files of one kiosk that are looked at.
    static let reportsMax = 10_000
    /// The longest receipt; what is before it is forgotten.
    static let receiptBytesMax = 64 * 1_024

    private let path: FilePath

    /// Takes the folder in which the stick is mounted, or `SNOWGLOBE` itself; throws a ``PlainError`` if neither is.
    init(_ text: String) throws {
        let given = FilePath(text)
        let inside = given.appending(Self.name)
        if FileManager.default.fileExists(atPath: inside.string) {
            path = inside
        } else if given.lastComponent?.string == Self.name, FileManager.default.fileExists(atPath: text) {
            path = given
        } else {
            throw PlainError(
                "There is no folder \(Self.name) in \(text).",
                hint: "Prepare the stick on the server with 'snowglobe-server usb export'.")
        }
    }

    // MARK: - What comes down

    /// A metadata file, or nil if the stick has none of that name.
    func metadata(named name: String, bytesMax: Int) throws -> [UInt8]? {
        guard let safe = TargetPath(name), !name.contains("/") else { return nil }
        return try DurableFile(path.appending("tuf").appending("metadata").appending(safe.description))
            .read(bytesMax: bytesMax)
    }

    /// Where a target file lies.
    func target(_ package: PackageName) -> FilePath? {
        guard let path = TargetPath(package.path) else { return nil }
        return self.path.appending("tuf").appending("targets")
            .appending(FilePath(path.servedName(digest: package.digest)).components)
    }

    // MARK: - What goes up

    /// The segments that are on the stick already, by what its files say.
    func segmentIDs(of kiosk: KioskID) throws -> Set<SegmentID> {
        var ids: Set<SegmentID> = []
        for name in try reportNames(of: kiosk) {
            // A file that is torn or foreign names no segment; what it may have held is written again.
            guard let bytes = try? DurableFile(up(kiosk).appending(name)).read(bytesMax: SignedReport.bytesMax),
                let report = try? SignedReport(decoding: bytes), report.kind == .segments
            else { continue }
            ids.formUnion(report.segmentIDs)
        }
        return ids
    }

    /// Writes a report; a status report replaces the one before.
    func write(_ report: SignedReport) throws {
        let folder = up(report.signature.kioskID)
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        let name = report.kind == .status ? "status.report" : "\(SHA256Digest(of: report.body).hex).report"
        try DurableFile(folder.appending(name)).replace(with: report.encoded())
    }

    /// Writes the request for an identity that was made without a server.
    func write(enrolment: [UInt8], of kiosk: KioskID) throws {
        let folder = up(kiosk)
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        try DurableFile(folder.appending("enrol.json")).replace(with: enrolment)
    }

    /// Adds a line to `receipt.txt`.
    func note(_ line: String) throws {
        let file = DurableFile(path.appending("receipt.txt"))
        let before = try file.read(bytesMax: Self.receiptBytesMax * 2) ?? []
        try file.replace(with: before.suffix(Self.receiptBytesMax) + Array("\(line)\n".utf8))
    }

    private func up(_ kiosk: KioskID) -> FilePath { path.appending("up").appending(kiosk.hex) }

    private func reportNames(of kiosk: KioskID) throws -> [String] {
        let folder = up(kiosk).string
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return names.filter { $0.hasSuffix(".report") }.sorted().prefix(Self.reportsMax).map { $0 }
    }
}

extension SignedReport {
    /// The ids of the segments in it; none if it cannot be read.
    var segmentIDs: [SegmentID] {
        guard
            let payload = try? UsagePackage.unwrap(
                body, packageBytesMax: ProtocolLimits.segmentUploadBytesMax, payloadBytesMax: UsageLimits.batchBytesMax),
            let batch = try? SegmentBatch(decoding: payload)
        else { return [] }
        return batch.segments.map(\.id)
    }
}
