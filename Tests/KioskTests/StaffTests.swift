import Content
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import KioskStorage
import NIOCore
import Secrets
import SyncProtocol
import Testing
import Usage

@testable import Kiosk

@Suite("The staff menu")
struct StaffTests {
    private static let headers: HTTPFields = [.contentType: "application/json", .origin: "http://localhost"]

    private static func site() throws -> SiteConfiguration {
        let cost = PasswordHash.Cost(roundsExponent: 10, blockSize: 8, parallelism: 1)
        let hash = try PasswordHash(of: "246810", cost: cost)
        return try SiteConfiguration(json: Array(#"{"schemaVersion":1,"staffPIN":"\#(hash)"}"#.utf8))
    }

    @Test func `the right PIN opens it, and its token stands for it`() async throws {
        let menu = StaffMenu()
        let opening = try await menu.open(pin: "246810", site: Self.site())
        guard case .opened(let token) = opening else {
            Issue.record("the menu did not open: \(opening)")
            return
        }
        #expect(await menu.isOpen(token))
        #expect(await !menu.isOpen(""))
        #expect(await !menu.isOpen(String(token.reversed())))
    }

    @Test func `a wrong PIN does not, and after five even the right one is not looked at`() async throws {
        let menu = StaffMenu()
        let site = try Self.site()
        for pin in ["111111", "", "2468100", String(repeating: "1", count: 200), "24681"] {
            #expect(try await menu.open(pin: pin, site: site) == .wrong)
        }
        #expect(try await menu.open(pin: "246810", site: site) == .throttled)
    }

    @Test func `the right PIN forgives the wrong ones before it`() async throws {
        let menu = StaffMenu()
        let site = try Self.site()
        for _ in 0..<3 {
            for _ in 0..<4 { #expect(try await menu.open(pin: "000000", site: site) == .wrong) }
            guard case .opened = try await menu.open(pin: "246810", site: site) else {
                Issue.record("the right PIN was refused")
                return
            }
        }
    }

    @Test func `where the clinic has set no PIN it opens for nobody`() async throws {
        #expect(try await StaffMenu().open(pin: "", site: .factory) == .noPIN)
        try await KioskRoutesTests.withKiosk { client, _ in
            let body = ByteBuffer(string: #"{"pin":"246810"}"#)
            try await client.execute(uri: "/staff/open", method: .post, headers: Self.headers, body: body) { answer in
                #expect(answer.status == .conflict)
                #expect(String(buffer: answer.body) == #"{"code":"no-pin"}"#)
            }
        }
    }

    @Test(arguments: ["/staff/open", "/staff/demo", "/staff/update"])
    func `what no page of this kiosk sent is refused`(path: String) async throws {
        try await KioskRoutesTests.withKiosk { client, _ in
            let body = ByteBuffer(string: #"{"pin":"246810","token":"0"}"#)
            var headers = Self.headers
            headers[.origin] = nil
            try await client.execute(uri: path, method: .post, headers: headers, body: body) { answer in
                #expect(answer.status == .forbidden)
            }
            headers[.origin] = "http://evil.example"
            try await client.execute(uri: path, method: .post, headers: headers, body: body) { answer in
                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test(arguments: ["/staff/demo", "/staff/update"])
    func `without the token of an open menu nothing is done`(path: String) async throws {
        try await KioskRoutesTests.withKiosk { client, parts in
            await parts.recorder.pageRequested()  // Somebody is at the screen.
            let body = ByteBuffer(string: #"{"token":"0123"}"#)
            try await client.execute(uri: path, method: .post, headers: Self.headers, body: body) { answer in
                #expect(answer.status == .forbidden)
                #expect(String(buffer: answer.body) == #"{"code":"closed"}"#)
            }
            #expect(await !parts.recorder.isScreenIdle)
        }
    }

    @Test(arguments: ["", "[]", #"{"pin":7}"#, #"{"code":"246810"}"#])
    func `what is no attempt is refused by its form`(body: String) async throws {
        try await KioskRoutesTests.withKiosk { client, _ in
            try await client.execute(
                uri: "/staff/open", method: .post, headers: Self.headers, body: ByteBuffer(string: body)
            ) { answer in
                #expect(answer.status == .badRequest)
            }
            try await client.execute(
                uri: "/staff/open", method: .post, headers: Self.headers,
                body: ByteBuffer(repeating: UInt8(ascii: " "), count: 1_000)
            ) { answer in
                #expect(answer.status.code >= 400)
            }
        }
    }

    @Test func `a demo is counted as a visit by staff and as nothing else`() async throws {
        try await KioskRoutesTests.withKiosk { _, parts in
            await parts.recorder.startDemo()
            for event in [
                #"{"event":"explainer.open","explainer":"snow-globe"}"#, #"{"event":"faq.open","question":"Q10"}"#,
                #"{"event":"visit.end","reason":"restart"}"#, #"{"event":"screen.attract"}"#,
            ] { try await parts.recorder.record(Array(event.utf8)) }
            #expect(try await parts.store.openBook().accumulations.isEmpty)
            let counters = try await parts.store.operationsDays().map(\.counters)
            #expect(counters.reduce(0) { $0 + ($1[.staffVisits] ?? 0) } == 1)
        }
    }

    @Test func `staff at the screen let an update go on, until a page is asked for`() async throws {
        try await KioskRoutesTests.withKiosk { _, parts in
            await parts.recorder.pageRequested()
            #expect(await !parts.recorder.isScreenIdle)
            await parts.recorder.handToStaff()
            #expect(await parts.recorder.isScreenIdle)
            await parts.recorder.pageRequested()
            #expect(await !parts.recorder.isScreenIdle)
        }
    }
}
