import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Kiosk

@Suite("What the kiosk answers")
struct KioskRoutesTests {
    /// Runs `body` against a kiosk in factory state with a data folder of its own.
    static func withKiosk(_ body: @escaping @Sendable (any TestClientProtocol, KioskParts) async throws -> Void)
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kiosk-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }  // A leftover harms nobody.
        let configuration = try await KioskConfiguration.read(
            overrides: ["data.directory": folder, "http.port": "0", "sync.enabled": "false"], file: nil)
        let parts = try await KioskParts.prepare(configuration)
        let application = try await buildApplication(parts, starts: StartGuard(parts.folder))
        try await application.test(.router) { client in try await body(client, parts) }
    }

    static let home: HTTPFields = [.accept: "text/html"]

    @Test func `a page is not to be kept, its files for ever, and both carry a strong tag`() async throws {
        try await Self.withKiosk { client, parts in
            try await client.execute(uri: "/en/", method: .get, headers: Self.home) { answer in
                #expect(answer.status == .ok)
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[.eTag]?.hasPrefix("\"") == true)
                #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                #expect(answer.headers[.setCookie] == nil)
            }
            let file = "/c/\(await parts.content.served.active.name)/styles/tokens.css"
            try await client.execute(uri: file, method: .get, headers: Self.home) { answer in
                #expect(answer.status == .ok)
                #expect(answer.headers[.cacheControl]?.contains("immutable") == true)
            }
        }
    }

    @Test func `the start page clears what a browser may have kept`() async throws {
        try await Self.withKiosk { client, _ in
            try await client.execute(uri: "/", method: .get, headers: Self.home) { answer in
                #expect(answer.headers[.clearSiteData] == #""cache", "cookies", "storage""#)
            }
        }
    }

    @Test func `an address that does not exist gets calm words and never a trace`() async throws {
        try await Self.withKiosk { client, _ in
            for path in ["/nothing", "/en/nothing/", "/en/faq/Q99/", "/../etc/passwd"] {
                try await client.execute(uri: path, method: .get, headers: Self.home) { answer in
                    #expect(answer.status == .notFound)
                    #expect(String(buffer: answer.body).contains("front desk"))
                }
            }
        }
    }

    @Test(arguments: ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:80:80", "192.168.0.7:8080", ""])
    func `a request under another host name is refused`(host: String) {
        #expect(!LoopbackOnly<BasicRequestContext>.isLoopback(host))
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.1:8080", "localhost:8080", "[::1]:8080"])
    func `a request under a loopback name is let through`(host: String) {
        #expect(LoopbackOnly<BasicRequestContext>.isLoopback(host))
    }

    @Test func `a post from another origin is refused`() async throws {
        try await Self.withKiosk { client, _ in
            let headers: HTTPFields = [
                .origin: "http://evil.example", .contentType: "application/json",
            ]
            try await client.execute(
                uri: "/usage", method: .post, headers: headers, body: ByteBuffer(string: #"{"event":"visit.start"}"#)
            ) { answer in
                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test(arguments: [
        #"{"event":"visit.start"}"#: 204, #"{"event":"screen.attract"}"#: 204, #"{"event":"no.such"}"#: 400,
        #"{"event":"scene.view","explainer":"snow-globe","scene":"none","visibleMilliseconds":5}"#: 400,
        #"{"event":"visit.start","name":"somebody"}"#: 400, "[": 400,
    ])
    func `an event is taken or refused by its form`(body: String, status: Int) async throws {
        try await Self.withKiosk { client, _ in
            let headers: HTTPFields = [.contentType: "application/json"]
            try await client.execute(
                uri: "/usage", method: .post, headers: headers, body: ByteBuffer(string: body)
            ) { answer in
                #expect(answer.status.code == status)
            }
        }
    }

    @Test func `an event that is too long is refused before it is read`() async throws {
        try await Self.withKiosk { client, _ in
            let headers: HTTPFields = [.contentType: "application/json"]
            let body = ByteBuffer(repeating: UInt8(ascii: " "), count: 100_000)
            try await client.execute(uri: "/usage", method: .post, headers: headers, body: body) { answer in
                #expect(answer.status.code >= 400)
            }
        }
    }

    @Test func `what is unchanged is not sent again, and HEAD sends no body`() async throws {
        try await Self.withKiosk { client, _ in
            let tag = try await client.execute(uri: "/en/", method: .get, headers: Self.home) { $0.headers[.eTag] }
            var headers = Self.home
            headers[.ifNoneMatch] = tag
            try await client.execute(uri: "/en/", method: .get, headers: headers) { #expect($0.status == .notModified) }
            try await client.execute(uri: "/en/", method: .head, headers: Self.home) { answer in
                #expect(answer.status == .ok)
                #expect(answer.body.readableBytes == 0)
            }
        }
    }

    @Test func `a browser that takes gzip gets it, with a tag of its own`() async throws {
        try await Self.withKiosk { client, _ in
            var headers = Self.home
            let plain = try await client.execute(uri: "/en/", method: .get, headers: headers) { $0 }
            headers[.acceptEncoding] = "gzip, br"
            let packed = try await client.execute(uri: "/en/", method: .get, headers: headers) { $0 }
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.headers[.eTag] != plain.headers[.eTag])
            #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
        }
    }
}
