import Bytes
import Content
import Delta
import HTTPTypes
import HummingbirdTesting
import NIOCore
import ServerStorage
import SyncProtocol
import Testing
import Usage

@testable import SyncServer

@Suite("Usage over HTTP")
struct UsageRouteTests {
    @Test func `an upload that is repeated counts once`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let segment = try server.segment(of: kiosk.kioskID, visits: 14)
            let first = try await server.upload([segment], as: kiosk.kioskID, to: client)
            #expect(first == [SegmentVerdict(id: segment.id, verdict: .stored)])
            let second = try await server.upload([segment], as: kiosk.kioskID, to: client)
            #expect(second == [SegmentVerdict(id: segment.id, verdict: .duplicate)])
        }
        let visits = try await server.store.releasedCells().filter { $0.key == .visitCount }.map(\.count)
        #expect(visits == [14])
    }

    @Test func `a reconciliation names what is missing, then nothing`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let segment = try server.segment(of: kiosk.kioskID, visits: 11)
            let question = try WireJSON.encode(ReconcileRequest(ids: [segment.id]))
            func missing() async throws -> [SegmentID] {
                let response = try await server.send(.reconcile, question, as: kiosk.kioskID, to: client)
                return try WireJSON.decode(
                    ReconcileResponse.self, from: Array(buffer: response.body), bytesMax: 65_536
                ).missing
            }
            #expect(try await missing() == [segment.id])
            _ = try await server.upload([segment], as: kiosk.kioskID, to: client)
            #expect(try await missing() == [])
        }
        #expect(try await server.store.contacts().values.first?.completeAtEpochSeconds == server.now)
    }

    @Test func `a request that another key signed is refused`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let body = try WireJSON.encode(ReconcileRequest(ids: []))
            let forged = try await server.send(
                .reconcile, body, as: kiosk.kioskID, to: client, signingKey: SigningKey())
            #expect(forged.status == .unauthorized)
            #expect(forged.errorCode == .signatureRefused)
            let changed = try await server.send(
                .reconcile, body, as: kiosk.kioskID, to: client, signedBody: Array("{}".utf8))
            #expect(changed.errorCode == .signatureRefused)
            let unsigned = try await client.execute(
                uri: SyncRoute.reconcile.path, method: .post, body: ByteBuffer(bytes: body))
            #expect(unsigned.status == .unauthorized)
        }
    }

    @Test func `a revoked kiosk is told so`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            try await server.store.revoke(kioskNamed: kiosk.name, atEpochSeconds: server.now)
            let body = try WireJSON.encode(ReconcileRequest(ids: []))
            let response = try await server.send(.reconcile, body, as: kiosk.kioskID, to: client)
            #expect(response.status == .forbidden)
            #expect(response.errorCode == .kioskRevoked)
        }
    }

    @Test func `changed content under a known id is held back and alarms`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let first = try server.segment(of: kiosk.kioskID, visits: 11)
            _ = try await server.upload([first], as: kiosk.kioskID, to: client)
            let changed = try server.segment(of: kiosk.kioskID, visits: 90, id: first.id)
            let verdicts = try await server.upload([changed], as: kiosk.kioskID, to: client)
            #expect(verdicts == [SegmentVerdict(id: first.id, verdict: .quarantined, reason: "changed-content")])
        }
        #expect(try await server.store.alarms().map(\.kind) == [.changedSegment])
    }

    @Test func `an upload that is no package is refused`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let response = try await server.send(.uploadSegments, [1, 2, 3], as: kiosk.kioskID, to: client)
            #expect(response.status == .badRequest)
            #expect(response.errorCode == .malformedBody)
        }
    }

    @Test func `a status report is kept and its counters are not in the stored text`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let day = ServiceDay(containing: Int64(server.now), in: .utc)
            let report = StatusReport(
                programVersion: "0.1.0", installID: try InstallID([UInt8](repeating: 7, count: 16)),
                contentVersion: .factory, bundleDigest: server.manifest.digest, clockState: .trusted,
                freeStorageBytes: 5_000_000_000, keptSegmentCount: 0, heldSegmentCount: 0,
                operations: [OperationsDay(day: day, counters: [.upMinutes(hour: 9): 60])])
            let response = try await server.send(.status, try WireJSON.encode(report), as: kiosk.kioskID, to: client)
            #expect(response.status == .noContent)
        }
        #expect(try await server.store.operationTotals() == ["up.minutes{9}": 60])
        let body = try #require(try await server.store.contacts().values.first?.statusBody)
        #expect(!String(decoding: body, as: UTF8.self).contains("up.minutes"))
    }
}
