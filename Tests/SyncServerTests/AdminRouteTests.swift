import Content
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SyncProtocol
import Testing

@testable import SyncServer

@Suite("Admin pages")
struct AdminRouteTests {
    @Test(arguments: [
        "/admin", "/admin/kiosks", "/admin/releases", "/admin/explainers/snow-globe", "/admin/export.csv",
    ])
    func `nobody sees a page without signing in`(path: String) async throws {
        let server = try RunningServer()
        try await server.run { client in
            let response = try await client.execute(uri: path, method: .get)
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/admin/sign-in")
        }
    }

    @Test func `signing in sets a cookie that scripts and other sites cannot use`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            _ = try await server.signedIn(client)
            let cookie = try #require(try await server.signIn(client, password: "correct horse").headers[.setCookie])
            for property in ["HttpOnly", "SameSite=Strict", "Path=/admin"] { #expect(cookie.contains(property)) }
        }
    }

    @Test func `a wrong password and an unknown name get the same answer`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let unknown = try await server.signIn(client, password: "anything")
            _ = try await server.signedIn(client)
            let wrong = try await server.signIn(client, password: "anything")
            #expect(unknown.status == .forbidden)
            #expect(wrong.status == .forbidden)
            #expect(wrong.text.contains("Name and password do not go together"))
        }
    }

    @Test func `after five wrong passwords even the right one must wait`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            _ = try await server.signedIn(client)
            for _ in 1...5 { _ = try await server.signIn(client, password: "wrong") }
            #expect(try await server.signIn(client, password: "correct horse").status == .tooManyRequests)
            server.advance(bySeconds: 15 * 60 + 1)
            #expect(try await server.signIn(client, password: "correct horse").status == .seeOther)
        }
    }

    @Test func `a sign-in without the form's token is refused`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            _ = try await server.signedIn(client)
            let response = try await server.signIn(client, password: "correct horse", formToken: "guessed")
            #expect(response.status == .badRequest)
            #expect(response.headers[.setCookie]?.contains("session") == false)
        }
    }

    @Test func `signing out needs the session's own token and ends the session`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let cookie = try await server.signedIn(client)
            var headers = cookie
            headers[.contentType] = "application/x-www-form-urlencoded"
            let foreign = try await client.execute(
                uri: "/admin/sign-out", method: .post, headers: headers, body: ByteBuffer(string: "form_token=guess"))
            #expect(foreign.status == .badRequest)
            let page = try await client.execute(uri: "/admin", method: .get, headers: cookie)
            #expect(page.status == .ok)
            let marker = "name=\"form_token\" value=\""
            let token = try #require(page.text.split(separator: marker).dropFirst().first?.prefix { $0 != "\"" })
            _ = try await client.execute(
                uri: "/admin/sign-out", method: .post, headers: headers,
                body: ByteBuffer(string: "form_token=\(token)"))
            #expect(try await client.execute(uri: "/admin", method: .get, headers: cookie).status == .seeOther)
        }
    }

    @Test func `pages and export show the uploaded visits`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let kiosk = try await server.enrolled(client)
            let segment = try server.segment(of: kiosk.kioskID, visits: 17)
            _ = try await server.upload([segment], as: kiosk.kioskID, to: client)
            let cookie = try await server.signedIn(client)
            let overview = try await client.execute(uri: "/admin", method: .get, headers: cookie).text
            #expect(overview.contains("Snow globe was opened most, in 17 visits; 17 of them (100\u{A0}%)"))
            #expect(overview.contains("<td class=\"number\">17</td>"))
            let explainer = try await client.execute(
                uri: "/admin/explainers/snow-globe", method: .get, headers: cookie
            ).text
            #expect(explainer.contains("Of 17 visits that saw a scene, 17 (100\u{A0}%) came to the last one"))
            let csv = try await client.execute(uri: "/admin/export.csv", method: .get, headers: cookie).text
            #expect(csv.contains("main,2026-11-22,2026-11-22,\(server.manifest.releaseName),C,visit.count,,,,17\r\n"))
            #expect(csv.contains("C,explainer.last,snow-globe,last,,17\r\n"))
        }
    }

    @Test func `an explainer that no release and no number knows is not there`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let cookie = try await server.signedIn(client)
            let response = try await client.execute(uri: "/admin/explainers/none", method: .get, headers: cookie)
            #expect(response.status == .notFound)
            #expect(response.headers[.contentType] == "text/html; charset=utf-8")
        }
    }

    @Test func `every answer forbids scripts, frames and guessing of types`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            for path in ["/admin/sign-in", "/healthz", "/nowhere"] {
                let headers = try await client.execute(uri: path, method: .get).headers
                let policy = try #require(headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'"))
                #expect(policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }

    @Test func `no page has inline style or script`() async throws {
        let server = try RunningServer()
        try await server.run { client in
            let cookie = try await server.signedIn(client)
            for path in ["/admin", "/admin/kiosks", "/admin/releases", "/admin/explainers/snow-globe"] {
                let page = try await client.execute(uri: path, method: .get, headers: cookie).text
                for forbidden in [" style=", "<style", "<script", " onclick="] { #expect(!page.contains(forbidden)) }
            }
        }
    }
}
