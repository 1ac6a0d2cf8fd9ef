import Bytes
import Content
import SyncProtocol
import Testing
import Usage

@Suite("Status reports")
struct StatusReportTests {
    private func report(days: Int = 1) throws -> StatusReport {
        let counters: [CounterKey: Int] = [
            try CounterKey.syncResult(code: "ok"): 3, .upMinutes(hour: 9): 60,
        ]
        let operations = (0..<days).map { day in
            OperationsDay(day: ServiceDay(number: 20_000 + day), counters: counters)
        }
        return StatusReport(
            programVersion: "0.1.0", installID: try InstallID([UInt8](repeating: 1, count: 16)),
            contentVersion: ContentVersion(4), bundleDigest: SHA256Digest(of: [4]), clockState: .holdover,
            freeStorageBytes: 123_456_789_012, keptSegmentCount: 7, heldSegmentCount: 1, operations: operations)
    }

    private func decode(_ bytes: [UInt8]) throws -> StatusReport {
        try WireJSON.decode(StatusReport.self, from: bytes, bytesMax: ProtocolLimits.statusReportBytesMax)
    }

    @Test func `a report reads back, with and without what may be absent`() throws {
        var report = try report()
        #expect(try decode(WireJSON.encode(report)) == report)
        report.siteVersion = ContentVersion(2)
        report.stage = "activate"
        report.isWaitingForIdleScreen = true
        report.lastComplete = 1
        report.lastFailureCode = "unreachable"
        report.lastFailureStage = "metadata"
        report.lastFailureAt = 2
        report.refusedVersion = ContentVersion(3)
        #expect(try decode(WireJSON.encode(report)) == report)
    }

    @Test func `undated operations read back`() throws {
        var report = try report()
        report.operations = [OperationsDay(day: nil, counters: [.upMinutes(hour: 0): 1])]
        let bytes = try WireJSON.encode(report)
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""day":"undated""#))
        #expect(try decode(bytes) == report)
    }

    @Test func `the most days are taken, one more is refused`() throws {
        let most = ProtocolLimits.statusReportDaysMax
        _ = try decode(WireJSON.encode(try report(days: most)))
        #expect(throws: SyncProtocolError.tooMany(field: "operations", max: most, found: most + 1)) {
            try decode(WireJSON.encode(try report(days: most + 1)))
        }
    }

    @Test func `counters of visits have no place in a report`() throws {
        let text = String(decoding: try WireJSON.encode(try report()), as: UTF8.self)
            .split(separator: "up.minutes{9}").joined(separator: "visit.count")
        #expect(throws: SyncProtocolError.badText(field: "counters")) { try decode(Array(text.utf8)) }
    }

    @Test func `a negative count is refused`() throws {
        let text = String(decoding: try WireJSON.encode(try report()), as: UTF8.self)
            .split(separator: ":60").joined(separator: ":-60")
        #expect(throws: SyncProtocolError.outOfRange(field: "up.minutes{9}", found: -60)) {
            try decode(Array(text.utf8))
        }
    }

    @Test func `a text longer than its limit is refused`() throws {
        var report = try report()
        report.programVersion = String(repeating: "1", count: ProtocolLimits.nameBytesMax + 1)
        #expect(throws: SyncProtocolError.malformedBody(path: "programVersion")) {
            try decode(WireJSON.encode(report))
        }
    }
}
