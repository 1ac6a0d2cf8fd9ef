import Content
import Secrets
import Testing

@testable import SyncServer

@Suite("Sealing a site configuration")
struct SiteSealTests {
    /// Cheap, so that tests are; the cost stands in the hash.
    private static let cost = PasswordHash.Cost(roundsExponent: 10, blockSize: 8, parallelism: 1)

    private func seal(_ text: String, published: String? = nil) throws -> SiteConfiguration {
        let seal = SiteSeal(publishedPIN: published, cost: Self.cost)
        return try SiteConfiguration(json: seal.seal(Array(text.utf8), file: "clinic.json"))
    }

    @Test func `a PIN is hashed, and the hash fits that PIN alone`() throws {
        let site = try seal(#"{"schemaVersion":1,"staffPIN":"246810"}"#)
        let kept = try #require(site.staffPIN)
        let hash = try #require(PasswordHash(kept))
        #expect(try hash.matches("246810"))
        #expect(try !hash.matches("246811"))
        #expect(!String(decoding: site.bytes, as: UTF8.self).contains("246810"))
    }

    @Test func `the same PIN again keeps the published hash, so that the same file changes nothing`() throws {
        let text = #"{"schemaVersion":1,"staffPIN":"246810"}"#
        let first = try seal(text)
        #expect(try seal(text, published: first.staffPIN).bytes == first.bytes)
        #expect(
            try seal(text.replacing("246810", with: "135790"), published: first.staffPIN).staffPIN != first.staffPIN)
    }

    @Test(arguments: ["12345", "1234567890123", "12345a", "", "12 456"])
    func `what is no PIN of six to twelve digits is refused`(pin: String) {
        #expect(throws: PublishingError.badPIN(path: "clinic.json")) {
            try seal(#"{"schemaVersion":1,"staffPIN":"\#(pin)"}"#)
        }
    }

    @Test func `an address to take home gets its QR code, made anew from the address`() throws {
        let site = try seal(#"{"schemaVersion":1,"takeHome":{"url":"https://clinic.example/"}}"#)
        let code = try #require(site.takeHome?.qr)
        #expect(code.modules == 25)
        let forged =
            #"{"schemaVersion":1,"takeHome":{"url":"https://clinic.example/","#
            + #""qr":{"modules":21,"path":"M0 0h21v21h-21z"}}}"#
        #expect(try seal(forged).takeHome?.qr == code)
    }

    @Test func `a finder pattern stands in three corners of the code`() throws {
        let code = try #require(QRCode(of: "https://clinic.example/"))
        for start in ["M0 0h7v1h-7z", "M18 0h7v1h-7z", "M0 18h7v1h-7z"] { #expect(code.path.contains(start)) }
        #expect(QRCode(of: "") == nil)
        #expect(QRCode(of: String(repeating: "x", count: 2_332)) == nil)
    }

    @Test func `a file that needs no sealing stays byte for byte`() throws {
        let text = "{ \"schemaVersion\": 1,\n \"panelPitchMm\": 0.248 }"
        #expect(try seal(text).bytes == Array(text.utf8))
    }

    @Test func `a file that is no JSON is refused by its reader`() {
        #expect(throws: ContentError.self) { try seal("[") }
    }
}
