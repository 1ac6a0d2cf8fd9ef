import Delta
import FuzzSupport
import SyncProtocol
import UpdateMetadata
import Usage

/// What lies in the folder of a USB stick: reports, requests for an identity, names of files.
@main
enum StickFuzz {
    static func main() {
        FuzzDriver.run { start, count in
            let bytes = FuzzDriver.bytes(start, count)
            StickFuzz.readReport(bytes)
            StickFuzz.readUsage(bytes)
            _ = try? WireJSON.decode(EnrolRequest.self, from: bytes, bytesMax: ProtocolLimits.enrolRequestBytesMax)
            _ = try? WireJSON.decode(StatusReport.self, from: bytes, bytesMax: 1 << 14)
            if let path = TargetPath(String(decoding: bytes, as: UTF8.self)) {
                let parts = path.description.split(separator: "/", omittingEmptySubsequences: false)
                precondition(!parts.contains { ["", ".", ".."].contains($0) }, "a path leads out of its folder")
            }
            return 0
        }
    }

    private static func readReport(_ bytes: [UInt8]) {
        guard let report = try? SignedReport(decoding: bytes) else { return }
        precondition(report.encoded() == bytes, "a report has two spellings")
        readUsage(report.body)
    }

    private static func readUsage(_ bytes: [UInt8]) {
        let payload = try? UsagePackage.unwrap(bytes, packageBytesMax: 1 << 14, payloadBytesMax: 1 << 16)
        guard let batch = try? SegmentBatch(decoding: payload ?? bytes) else { return }
        for segment in batch.segments {
            guard let opened = try? segment.segment() else { continue }
            _ = opened.header.ordinal
        }
    }
}
