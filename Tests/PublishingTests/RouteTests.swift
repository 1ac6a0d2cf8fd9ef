import Bytes
import Content
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Serving metadata and targets")
struct RouteTests {
    private func answer(
        _ path: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:], in workshop: Workshop
    ) async throws -> TestResponse {
        let router = Router(context: ServerRequestContext.self, options: .autoGenerateHeadEndpoints)
        MetadataRoutes(folder: workshop.folder).add(to: router)
        TargetRoutes(folder: workshop.folder).add(to: router)
        let application = Application(
            router: router, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return try await application.test(.router) { client in
            try await client.execute(uri: path, method: method, headers: headers)
        }
    }

    /// A published site configuration: its address, bytes and tag.
    private func published(in workshop: Workshop) throws -> (uri: String, bytes: [UInt8], tag: String) {
        let site = try Workshop.site(phone: "555-0100")
        try SitePublisher(repository: workshop.repository).set(site, now: Workshop.start)
        let digest = site.configuration.digest
        return ("/tuf/targets/\(site.path.servedName(digest: digest))", site.configuration.bytes, "\"\(digest.hex)\"")
    }

    @Test func `the timestamp is served to be asked for again`() async throws {
        let workshop = try Workshop()
        let bytes = try workshop.file("tuf/metadata/timestamp.json")
        let answer = try await answer("/tuf/metadata/timestamp.json", in: workshop)
        #expect(answer.status == .ok)
        #expect(Array(buffer: answer.body) == bytes)
        #expect(answer.headers[.eTag] == "\"\(SHA256Digest(of: bytes).hex)\"")
        #expect(answer.headers[.cacheControl] == "no-cache")
        #expect(answer.headers[.contentType] == "application/json")
    }

    @Test func `a versioned file is served to be kept`() async throws {
        let answer = try await answer("/tuf/metadata/1.root.json", in: Workshop())
        #expect(answer.status == .ok)
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
    }

    @Test func `a file that the reader has is not sent again`() async throws {
        let workshop = try Workshop()
        let target = try published(in: workshop)
        for tags in [target.tag, "\"x\", \(target.tag)", "W/\(target.tag)", "*"] {
            let answer = try await answer(target.uri, headers: [.ifNoneMatch: tags], in: workshop)
            #expect(answer.status == .notModified)
            #expect(answer.body.readableBytes == 0)
            #expect(answer.headers[.eTag] == target.tag)
        }
        #expect(try await answer(target.uri, headers: [.ifNoneMatch: "\"x\""], in: workshop).status == .ok)
    }

    @Test func `a target is served whole and in part`() async throws {
        let workshop = try Workshop()
        let target = try published(in: workshop)
        let whole = try await answer(target.uri, in: workshop)
        #expect(whole.status == .ok)
        #expect(Array(buffer: whole.body) == target.bytes)
        #expect(whole.headers[.contentLength] == String(target.bytes.count))
        let headers: HTTPFields = [.range: "bytes=5-", .ifRange: target.tag]
        let part = try await answer(target.uri, headers: headers, in: workshop)
        #expect(part.status == .partialContent)
        #expect(Array(buffer: part.body) == Array(target.bytes[5...]))
        #expect(part.headers[.contentRange] == "bytes 5-\(target.bytes.count - 1)/\(target.bytes.count)")
        let beyond = try await answer(target.uri, headers: [.range: "bytes=9999-"], in: workshop)
        #expect(beyond.status == .rangeNotSatisfiable)
        #expect(beyond.headers[.contentRange] == "bytes */\(target.bytes.count)")
        #expect(beyond.headers[.cacheControl] == "no-store")
    }

    @Test func `HEAD gives the length and no body`() async throws {
        let workshop = try Workshop()
        let target = try published(in: workshop)
        let answer = try await answer(target.uri, method: .head, headers: [.range: "bytes=5-"], in: workshop)
        #expect(answer.status == .ok)
        #expect(answer.body.readableBytes == 0)
        #expect(answer.headers[.contentLength] == String(target.bytes.count))
    }

    @Test(
        arguments: [
            "/tuf/metadata/", "/tuf/metadata/9.root.json", "/tuf/metadata/../keys/root.json",
            "/tuf/metadata/%2e%2e%2fkeys%2froot.json", "/tuf/metadata/targets.json", "/tuf/targets/",
            "/tuf/targets/sites/main/site.json", "/tuf/targets/../metadata/root.json", "/tuf/targets/sites/main",
            "/tuf/targets//etc/passwd",
        ])
    func `nothing else is served`(path: String) async throws {
        let workshop = try Workshop()
        _ = try published(in: workshop)
        #expect(try await answer(path, in: workshop).status == .notFound)
    }
}
