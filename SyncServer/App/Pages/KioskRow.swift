import Bytes
import Content
import ServerStorage
import SyncProtocol
import Usage

/// One kiosk in words, for the admin page and the `kiosks` command.
struct KioskRow: Equatable, Sendable {
    let site: String
    let lastContact: String
    let complete: String
    let release: String
    let update: String
    let lastFailure: String
    let clock: String
    let freeStorage: String
    let segments: String

    /// The cells in the order of the columns.
    var texts: [String] {
        [site, lastContact, complete, release, update, lastFailure, clock, freeStorage, segments]
    }

    init(_ kiosk: EnrolledKiosk, contact: KioskContact?, segments: Int, now: Int) {
        // A report that an earlier version stored and this one cannot read is shown as none.
        let report = contact?.statusBody.flatMap {
            try? WireJSON.decode(StatusReport.self, from: $0, bytesMax: ProtocolLimits.statusReportBytesMax)
        }
        site = kiosk.site
        let isRevoked = kiosk.revokedAtEpochSeconds != nil
        let lastRequest = contact?.lastRequestAtEpochSeconds
        lastContact = isRevoked ? "revoked" : lastRequest.map { Wording.age(seconds: now - $0) } ?? "never"
        complete = contact?.completeAtEpochSeconds.map { Wording.age(seconds: now - $0) } ?? "never"
        release = report.map { "\($0.contentVersion)-\($0.bundleDigest.shortHex)" } ?? "–"
        update = report.map(Self.update) ?? "–"
        lastFailure = report.map { Self.failure(in: $0, now: now) } ?? "–"
        clock = report?.clockState.rawValue ?? "–"
        freeStorage = report.map { Wording.bytes($0.freeStorageBytes) } ?? "–"
        self.segments = Wording.grouped(segments)
    }

    private static func update(_ report: StatusReport) -> String {
        if report.isWaitingForIdleScreen { return "waiting for the screen to be idle" }
        if let refused = report.refusedVersion { return "went back from version \(refused)" }
        return report.stage ?? "nothing to do"
    }

    private static func failure(in report: StatusReport, now: Int) -> String {
        guard let code = report.lastFailureCode else { return "none" }
        let stage = report.lastFailureStage.map { " in \($0)" } ?? ""
        let age = report.lastFailureAt.map { ", \(Wording.age(seconds: now - Int($0)))" } ?? ""
        return code + stage + age
    }
}
