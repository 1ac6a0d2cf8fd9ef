import Bytes
import Content
import HTTPTypes
import HummingbirdTesting
import NIOCore
import ServerStorage
import SyncProtocol
import TestSupport
import Testing
import UpdateMetadata
import Usage

@testable import SyncServer

@Suite("The one request over HTTP")
struct SyncRouteTests {
    private let install: InstallID

    init() throws {
        install = try InstallID([UInt8](repeating: 7, count: 16))
    }

    private func repository(of server: RunningServer) throws -> Repository {
        let repository = Repository(DataFolder(path: server.directory.path))
        _ = try repository.initialise(site: nil, now: MetadataTime(secondsSince1970: server.now))
        return repository
    }

    private func report(days: [OperationsDay] = []) -> StatusReport {
        StatusReport(
            programVersion: "0.1.0", installID: install, contentVersion: .factory, bundleDigest: .zero,
            clockState: .trusted, freeStorageBytes: 1_000, keptSegmentCount: 0, heldSegmentCount: 0, operations: days)
    }

    private func segments(settled: ClosedRange<Int>? = nil, ids: [SegmentID] = [], fresh: [SegmentID] = [])
        -> SegmentSummary
    {
        SegmentSummary(ordinals: settled, settled: ids, fresh: fresh)
    }

    private func ask(
        _ server: RunningServer, _ client: any TestClientProtocol, as kiosk: KioskID, held: [HeldMetadata] = [],
        status: StatusReport? = nil, segments: SegmentSummary? = nil
    ) async throws -> SyncResponse {
        let request = SyncRequest(
            held: held, status: status ?? report(), segments: segments ?? self.segments())
        let response = try await server.send(.sync, request.encoded(), as: kiosk, to: client)
        try #require(response.status == .ok, "\(response.text)")
        #expect(response.headers[.contentType] == "application/vnd.snowglobe.sync")
        return try SyncResponse(decoding: Array(buffer: response.body))
    }

    @Test func `a kiosk that holds nothing but root gets the rest, the same bytes as the files`() async throws {
        let server = try RunningServer()
        let current = try repository(of: server).current()
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let answer = try await ask(server, client, as: kiosk, held: [HeldMetadata(role: "root", version: 1)])
            #expect(answer.assumed == [true])
            #expect(answer.metadata.map(\.name.fileName) == ["1.targets.json", "1.snapshot.json", "timestamp.json"])
            var packing = MetadataPacking()
            packing.absorb(current.root.bytes)
            let files = try answer.metadata.map { try packing.unpack($0.bytes, bytesMax: 1 << 20) }
            #expect(files == [current.targets.bytes, current.snapshot.bytes, current.timestamp.bytes])
        }
    }

    @Test func `a kiosk that holds all gets nothing`() async throws {
        let server = try RunningServer()
        _ = try repository(of: server)
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let held = ["root", "timestamp", "snapshot", "targets"].map { HeldMetadata(role: $0, version: 1) }
            let answer = try await ask(server, client, as: kiosk, held: held)
            #expect(answer.metadata.isEmpty)
            #expect(answer.packages.isEmpty)
            #expect(answer.serverTime == Int64(server.now))
        }
    }

    @Test func `held files of odd names are not looked for`() async throws {
        let server = try RunningServer()
        _ = try repository(of: server)
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let odd = ["../root", "root/../../server", "", "keys"].map { HeldMetadata(role: $0, version: 1) }
            let answer = try await ask(server, client, as: kiosk, held: odd)
            #expect(answer.assumed == [false, false, false, false])
        }
    }

    @Test func `segments that were never sent are wanted, stored ones are settled by their digest`() async throws {
        let server = try RunningServer()
        _ = try repository(of: server)
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let segment = try server.segment(of: kiosk, visits: 12)
            let ordinal = try segment.segment().header.ordinal
            let first = try await ask(server, client, as: kiosk, segments: segments(fresh: [segment.id]))
            #expect(first.wanted == [segment.id])
            _ = try await server.upload([segment], as: kiosk, to: client)
            let then = try await ask(server, client, as: kiosk, segments: segments(fresh: [segment.id]))
            #expect(then.wanted.isEmpty)
            let settled = segments(settled: ordinal...ordinal, ids: [segment.id])
            #expect(try await ask(server, client, as: kiosk, segments: settled).areSegmentsSettled)
            var random = SystemRandomNumberGenerator()
            let others = segments(settled: ordinal...ordinal + 1, ids: [segment.id, SegmentID(using: &random)])
            #expect(try await ask(server, client, as: kiosk, segments: others).areSegmentsSettled == false)
        }
        #expect(try await server.store.contacts().values.first?.completeAtEpochSeconds == server.now)
    }

    @Test func `the newest day is stored, and days that differ make the server ask for all`() async throws {
        let server = try RunningServer()
        _ = try repository(of: server)
        @Sendable func day(_ text: String, _ minutes: Int) throws -> OperationsDay {
            OperationsDay(day: ServiceDay(text), counters: [.upMinutes(hour: 9): minutes])
        }
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let days = [try day("2026-11-21", 60), try day("2026-11-22", 30), try day("2026-11-23", 5)]
            let first = try await ask(server, client, as: kiosk, status: report(days: days))
            #expect(first.isStatusWanted)
            #expect(try await server.store.operationTotals()["up.minutes{9}"] == 5)
            _ = try await server.send(.status, WireJSON.encode(report(days: days)), as: kiosk, to: client)
            #expect(try await ask(server, client, as: kiosk, status: report(days: days)).isStatusWanted == false)
            // A counter that the kiosk took back is gone here too, or the digests would differ for ever.
            let changed = [days[0], days[1], OperationsDay(day: days[2].day, counters: [.statsDropped: 1])]
            _ = try await ask(server, client, as: kiosk, status: report(days: changed))
            #expect(try await server.store.operationTotals()["up.minutes{9}"] == 90)
        }
    }

    @Test func `a revoked kiosk gets nothing`() async throws {
        let server = try RunningServer()
        _ = try repository(of: server)
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            try await server.store.revoke(kioskNamed: kiosk.name, atEpochSeconds: server.now)
            let request = SyncRequest(held: [], status: report(), segments: segments())
            let response = try await server.send(.sync, request.encoded(), as: kiosk.kioskID, to: client)
            #expect(response.errorCode == .kioskRevoked)
        }
    }

    @Test func `a body of another form is refused, and one that was changed is not believed`() async throws {
        let server = try RunningServer()
        _ = try repository(of: server)
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let request = SyncRequest(held: [], status: report(), segments: segments()).encoded()
            let odd = try await server.send(.sync, request + [0], as: kiosk, to: client)
            #expect(odd.errorCode == .malformedBody)
            let forged = try await server.send(.sync, request, as: kiosk, to: client, signedBody: [1])
            #expect(forged.errorCode == .signatureRefused)
        }
    }

    @Test func `without a repository the kiosk is sent the static road`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client).kioskID
            let request = SyncRequest(held: [], status: report(), segments: segments())
            let response = try await server.send(.sync, request.encoded(), as: kiosk, to: client)
            #expect(response.errorCode == .notFound)
        }
    }
}
