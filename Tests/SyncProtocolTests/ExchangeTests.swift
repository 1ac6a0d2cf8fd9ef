import Bytes
import Content
import SyncProtocol
import TestSupport
import Testing
import Usage

@Suite("The one request and its answer")
struct ExchangeTests {
    private let install: InstallID

    init() throws {
        install = try InstallID([UInt8](repeating: 0x01, count: 16))
    }

    private func report(days: [OperationsDay] = []) -> StatusReport {
        StatusReport(
            programVersion: "0.1.0", installID: install, contentVersion: ContentVersion(12),
            bundleDigest: SHA256Digest(of: [1]), clockState: .trusted, freeStorageBytes: 20_000_000_000,
            keptSegmentCount: 270, heldSegmentCount: 0, operations: days)
    }

    private func ids(_ range: Range<UInt8>) throws -> [SegmentID] {
        try range.map { try SegmentID([UInt8](repeating: $0, count: 16)) }
    }

    /// A day as busy as they get: every hour up, several starts.
    private func day(_ text: String) throws -> OperationsDay {
        var counters: [CounterKey: Int] = [
            .bootCount(.power): 2, .bootCount(.update): 1, .clockMinutes(.trusted): 1_400, .clockMinutes(.unknown): 40,
            .releaseMinutes(ReleaseID(contentVersion: 12, manifestDigest: SHA256Digest(of: [1]))): 1_440,
            .storageFree(bytes: 20_000_000_000): 1, .statsDropped: 3,
        ]
        counters[try .syncResult(code: "ok")] = 90
        counters[try .syncResult(code: "timed-out")] = 6
        counters[try .faultCount(code: "disk")] = 1
        for hour in 0..<24 { counters[.upMinutes(hour: hour)] = 60 }
        return OperationsDay(day: ServiceDay(text), counters: counters)
    }

    private func request() throws -> SyncRequest {
        var status = report(days: [try day("2026-11-23"), try day("2026-11-24"), try day("2026-11-25")])
        status.siteVersion = ContentVersion(3)
        status.lastComplete = 1_795_640_000
        return SyncRequest(
            held: ["root", "timestamp", "snapshot", "targets"].map { HeldMetadata(role: $0, version: 420) },
            status: status,
            segments: SegmentSummary(ordinals: 31...300, settled: try ids(0..<250), fresh: []))
    }

    @Test func `a request reads back, with the newest day whole and the days before as a digest`() throws {
        let request = try request()
        let read = try SyncRequest(decoding: request.encoded())
        #expect(read == request)
        #expect(read.operations.newest == (try day("2026-11-25")))
        #expect(read.operations.covers([try day("2026-11-24"), try day("2026-11-23")]))
        #expect(!read.operations.covers([try day("2026-11-24")]))
    }

    @Test func `a request of a busy day has at most 300 bytes`() throws {
        #expect(try request().encoded().count <= 300)
    }

    @Test func `every field of a report travels`() throws {
        var status = report()
        status.siteVersion = ContentVersion(0)
        status.refusedVersion = ContentVersion(7)
        status.stage = "activate"
        status.isWaitingForIdleScreen = true
        status.lastFailureCode = "timed-out"
        status.lastFailureStage = "report"
        status.lastFailureAt = 0
        status.clockState = .unknown
        let request = SyncRequest(
            held: [HeldMetadata(role: "deltas", version: 3)], status: status,
            segments: SegmentSummary(ordinals: nil, settled: [], fresh: try ids(1..<3)))
        #expect(try SyncRequest(decoding: request.encoded()) == request)
    }

    @Test func `segments are settled if the server has exactly those, fresh ones aside`() throws {
        let summary = SegmentSummary(ordinals: 1...4, settled: try ids(1..<5), fresh: try ids(5..<6))
        #expect(summary.isSettled(in: try ids(1..<5)))
        #expect(summary.isSettled(in: try ids(1..<6).reversed()))
        #expect(!summary.isSettled(in: try ids(1..<4)))
        #expect(!summary.isSettled(in: try ids(0..<5)))
        #expect(SegmentSummary(ordinals: nil, settled: [], fresh: []).isSettled(in: []))
    }

    @Test func `counters without a day are part of the digest`() throws {
        let undated = OperationsDay(day: nil, counters: [.statsDropped: 1])
        let digest = OperationsDigest([try day("2026-11-25"), undated])
        #expect(digest.hasUndated)
        #expect(digest.covers([undated]))
        #expect(!digest.covers([]))
        #expect(OperationsDigest([try day("2026-11-25")]).digest.isEmpty)
    }

    @Test func `an answer reads back`() throws {
        var answer = SyncResponse(serverTime: 1_795_640_000, windowSeconds: 900)
        answer.retryAfterSeconds = 120
        answer.areSegmentsSettled = false
        answer.isStatusWanted = true
        answer.wanted = try ids(1..<3)
        answer.assumed = [true, false]
        answer.packages = [[1, 2, 3], []]
        answer.metadata = [.init(name: HeldMetadata(role: "targets", version: 9), bytes: [0, 1])]
        #expect(try SyncResponse(decoding: answer.encoded()) == answer)
    }

    @Test func `an answer with nothing new has at most 30 bytes`() {
        var answer = SyncResponse(serverTime: 1_795_640_000, windowSeconds: 900)
        answer.assumed = [true, true, true, true]
        #expect(answer.encoded().count <= 30)
    }

    @Test func `a window and a wait outside the contract are brought into it`() throws {
        var answer = SyncResponse(serverTime: 0, windowSeconds: 1)
        answer.retryAfterSeconds = 10_000_000
        let read = try SyncResponse(decoding: answer.encoded())
        #expect(read.windowSeconds == ProtocolLimits.windowSecondsRange.lowerBound)
        #expect(read.retryAfterSeconds == ProtocolLimits.retryAfterSecondsMax)
    }

    @Test func `an answer with one byte changed or left out is refused`() {
        var answer = SyncResponse(serverTime: 1_795_640_000, windowSeconds: 900)
        answer.packages = [Array("package".utf8)]
        let bytes = answer.encoded()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x20
            #expect(throws: SyncProtocolError.self) { try SyncResponse(decoding: damaged) }
            #expect(throws: SyncProtocolError.self) { try SyncResponse(decoding: Array(bytes.prefix(index))) }
        }
    }

    @Test func `a request with any byte changed or left out never traps`() throws {
        let bytes = try request().encoded()
        var generator = SeededGenerator(seed: 3)
        for index in bytes.indices {
            #expect(throws: SyncProtocolError.self) { try SyncRequest(decoding: Array(bytes.prefix(index))) }
            for _ in 0..<20 {
                var damaged = bytes
                damaged[index] = .random(in: .min ... .max, using: &generator)
                _ = try? SyncRequest(decoding: damaged)  // Many changes give another valid request.
            }
        }
        #expect(throws: SyncProtocolError.self) { try SyncRequest(decoding: bytes + [0]) }
    }

    @Test func `bodies above their limit are refused unread`() {
        let long = [UInt8](repeating: 0, count: ProtocolLimits.syncRequestBytesMax + 1)
        #expect(
            throws: SyncProtocolError.bodyTooLong(
                bytesMax: ProtocolLimits.syncRequestBytesMax, found: long.count)
        ) { try SyncRequest(decoding: long) }
    }

    @Test func `file names and held metadata say the same`() {
        #expect(HeldMetadata(fileName: "12.root.json") == HeldMetadata(role: "root", version: 12))
        #expect(HeldMetadata(fileName: "timestamp.json")?.role == "timestamp")
        #expect(HeldMetadata(role: "timestamp", version: 9).fileName == "timestamp.json")
        #expect(HeldMetadata(role: "targets", version: 9).fileName == "9.targets.json")
        for odd in ["root.json", "0.root.json", "x.root.json", "1.root.json.gz"] {
            #expect(HeldMetadata(fileName: odd) == nil)
        }
    }
}
