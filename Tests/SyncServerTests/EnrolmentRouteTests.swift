import HTTPTypes
import HummingbirdTesting
import NIOCore
import ServerStorage
import SyncProtocol
import Testing

@testable import SyncServer

@Suite("Enrolling over HTTP")
struct EnrolmentRouteTests {
    @Test func `a code is exchanged for an identity once`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let secret = try await server.makeCode()
            let first = try await server.enrol(client, secret: secret)
            #expect(first.status == .ok)
            let second = try await server.enrol(client, secret: secret)
            #expect(second.status == .forbidden)
            #expect(second.errorCode == .enrolmentCodeRefused)
        }
        #expect(try await server.store.kiosks().map(\.name) == ["Kiosk 1"])
    }

    @Test func `a code older than ten minutes is refused`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let secret = try await server.makeCode()
            server.advance(bySeconds: ProtocolLimits.enrolmentCodeSeconds)
            #expect(try await server.enrol(client, secret: secret).status == .forbidden)
        }
    }

    @Test func `the eleventh wrong code in ten minutes is not even looked at`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            for number in 1...10 {
                let response = try await server.enrol(client, secret: EnrolmentSecret(bits: UInt64(number)))
                #expect(response.status == .forbidden)
            }
            let secret = try await server.makeCode()
            let refused = try await server.enrol(client, secret: secret)
            #expect(refused.status == .tooManyRequests)
            #expect(refused.headers[.retryAfter] == "600")
            server.advance(bySeconds: 601)
            let late = try await server.makeCode()
            #expect(try await server.enrol(client, secret: late).status == .ok)
        }
    }

    @Test func `a body that is too long is refused before it is read`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let body = ByteBuffer(repeating: 0x20, count: ProtocolLimits.enrolRequestBytesMax + 1)
            let response = try await client.execute(uri: SyncRoute.enrol.path, method: .post, body: body)
            #expect(response.status == .contentTooLarge)
            #expect(response.errorCode == .bodyTooLong)
        }
    }
}
