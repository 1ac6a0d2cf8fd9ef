import Bytes
import Foundation
import Logging
import ServerStorage
import SyncProtocol
import Usage

/// Takes what kiosks left on a USB stick: `SNOWGLOBE/up/<kiosk>/`.
///
/// Each file is verified like the request that it is; one that was taken is removed, for its kiosk still has it. Files
/// with other names are left alone and listed. Importing twice, or half, changes nothing twice.
struct StickImport {
    /// The most files that are looked at in one import.
    static let filesMax = 100_000

    let store: ServerStore
    let intake: ReportIntake
    let clock: ServerClock

    /// What was found.
    struct Outcome: Equatable {
        /// Kiosks that enrolled by this stick, by name.
        var enrolled: [String] = []
        /// Segments that were new here, and those that were here already.
        var stored = 0
        var duplicate = 0
        /// Files that were not taken, each with the reason.
        var refused: [String] = []
        /// Files with names that are not of this form.
        var foreign: [String] = []
    }

    /// Reads the stick that is mounted at `path`; the database's errors are thrown, and nothing of that file removed.
    func run(from path: String) async throws -> Outcome {
        var outcome = Outcome()
        let up = "\(path)/\(StickExport.folderName)/up"
        guard AtomicFile.exists(up) else { throw PublishingError.system(.list, path: up, code: 2) }
        for name in try FolderListing.names(in: up) {
            guard let kioskID = KioskID(hex: name), Self.isFolder("\(up)/\(name)") else {
                outcome.foreign.append(name)
                continue
            }
            try await take("\(up)/\(name)", of: kioskID, &outcome)
        }
        return outcome
    }

    /// The enrolment first: the reports beside it count only once the kiosk is known.
    private func take(_ folder: String, of kioskID: KioskID, _ outcome: inout Outcome) async throws {
        let names = try FolderListing.names(in: folder)
        for name in names.sorted(by: { ($0 != "enrol.json" ? 1 : 0, $0) < ($1 != "enrol.json" ? 1 : 0, $1) })
            .prefix(Self.filesMax)
        {
            let file = "\(folder)/\(name)"
            let label = "\(kioskID.hex.prefix(8))/\(name)"
            guard name == "enrol.json" || Self.isReport(name), !Self.isFolder(file) else {
                outcome.foreign.append(label)
                continue
            }
            let bytesMax = name == "enrol.json" ? ProtocolLimits.enrolRequestBytesMax : SignedReport.bytesMax
            // A file that cannot be read, or is too long, is left where it is and named.
            guard let bytes = try? AtomicFile.read(file, bytesMax: bytesMax) else {
                outcome.refused.append("\(label): it cannot be read or is too long")
                continue
            }
            do {
                if name == "enrol.json" {
                    try await enrol(bytes, as: kioskID, &outcome)
                } else {
                    try await take(bytes, of: kioskID, &outcome)
                }
                try FolderListing.removeTree(file)
            } catch let error as StickRefusal {
                outcome.refused.append("\(label): \(error.reason)")
            }
        }
    }

    private func enrol(_ bytes: [UInt8], as kioskID: KioskID, _ outcome: inout Outcome) async throws {
        guard
            let request = try? WireJSON.decode(
                EnrolRequest.self, from: bytes, bytesMax: ProtocolLimits.enrolRequestBytesMax),
            request.kioskID == kioskID
        else { throw StickRefusal("it is no enrolment of this kiosk") }
        if let known = try await store.kiosk(kioskID) {
            guard known.publicKey == request.publicKey else { throw StickRefusal("another kiosk has this id") }
            guard known.revokedAtEpochSeconds != nil else { return }  // It enrolled with an earlier stick.
        }
        do {
            let kiosk = try await store.enrol(
                kioskID, secretDigest: request.secret.storedDigest, publicKey: request.publicKey,
                installID: request.installID, atEpochSeconds: clock.epochSeconds())
            guard kiosk.id == kioskID else { throw StickRefusal("this key enrolled before under another id") }
            outcome.enrolled.append(kiosk.name)
        } catch let error as ServerStoreError where error.isOfCode {
            throw StickRefusal("its code is unknown, used or too old")
        }
    }

    private func take(_ bytes: [UInt8], of kioskID: KioskID, _ outcome: inout Outcome) async throws {
        guard let report = try? SignedReport(decoding: bytes), report.signature.kioskID == kioskID else {
            throw StickRefusal("it is no report of this kiosk, or was cut short")
        }
        guard let kiosk = try await store.kiosk(kioskID), kiosk.revokedAtEpochSeconds == nil else {
            throw StickRefusal("its kiosk is not enrolled here, or was revoked")
        }
        guard (try? report.verify(publicKey: kiosk.publicKey)) != nil else {
            throw StickRefusal("its signature is not that of the kiosk")
        }
        switch report.kind {
        case .status:
            guard (try? await intake.take(statusReport: report.body, from: kiosk)) != nil else {
                throw StickRefusal("it is no status report")
            }
        case .segments:
            for verdict in try await intake.take(segmentPackage: report.body, from: kiosk) {
                switch verdict.verdict {
                case .stored: outcome.stored += 1
                case .duplicate: outcome.duplicate += 1
                case .quarantined, .unknownManifest:
                    throw StickRefusal("segment \(verdict.id) was held back (\(verdict.reason ?? "unknown release"))")
                }
            }
        }
    }

    private static func isReport(_ name: String) -> Bool {
        guard name.hasSuffix(".report") else { return false }
        let stem = String(name.dropLast(".report".count))
        return stem == "status" || SHA256Digest(hex: stem) != nil
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}

/// Why a file of a stick was not taken.
struct StickRefusal: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

extension ServerStoreError {
    /// Whether a one-time code is at fault.
    fileprivate var isOfCode: Bool {
        switch self {
        case .codeUnknown, .codeUsed, .codeExpired: true
        default: false
        }
    }
}
