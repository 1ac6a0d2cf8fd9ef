import Content
import TestSupport
import Testing

@Suite("A site configuration")
struct SiteConfigurationTests {
    static func read(_ text: String) throws -> SiteConfiguration {
        try SiteConfiguration(json: Array(text.utf8))
    }

    @Test func `only the schema is needed, and every default is safe`() throws {
        let site = try Self.read(#"{"schemaVersion":1}"#)
        #expect(site.clinic == nil)
        #expect(!site.showUnreviewed)
        #expect(site.defaultLanguage == .english)
        #expect(site.timeZone == "UTC")
        #expect(site.staffPIN == nil)
        #expect(!site.hasPrinter)
        #expect(site.takeHome == nil)
        #expect(site.allowsRelay)
        #expect(site.panelPitchMillimetres == nil)
    }

    @Test func `the factory state names no clinic and shows what is not reviewed`() {
        #expect(SiteConfiguration.factory.clinic == nil)
        #expect(SiteConfiguration.factory.showUnreviewed)
    }

    @Test(arguments: [
        #"{}"#, #"{"schemaVersion":2}"#, #"{"schemaVersion":1,"colour":"red"}"#,
        #"{"schemaVersion":1,"clinic":{"name":""}}"#, #"{"schemaVersion":1,"clinic":{"name":"A","fax":"1"}}"#,
        #"{"schemaVersion":1,"defaultLanguage":"Engl ish"}"#,
        #"{"schemaVersion":1,"languages":["es"],"defaultLanguage":"en"}"#,
        #"{"schemaVersion":1,"openingHours":[{"days":[8],"opens":"09:00","closes":"17:00"}]}"#,
        #"{"schemaVersion":1,"openingHours":[{"days":[1],"opens":"18:00","closes":"17:00"}]}"#,
        #"{"schemaVersion":1,"showUnreviewed":"yes"}"#, "[]", "",
        #"{"schemaVersion":1,"staffPIN":"123456"}"#, #"{"schemaVersion":1,"staffPIN":"$scrypt$ a"}"#,
        #"{"schemaVersion":1,"panelPitchMm":0.04}"#, #"{"schemaVersion":1,"panelPitchMm":2.1}"#,
        #"{"schemaVersion":1,"printer":"yes"}"#, #"{"schemaVersion":1,"relay":1}"#,
        #"{"schemaVersion":1,"takeHome":{}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"ftp://a.example/"}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://"}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://a.example/ b"}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://a.example/","colour":"red"}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://a.example/","qr":{"modules":22,"path":"M0 0h1v1h-1z"}}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://a.example/","qr":{"modules":181,"path":"M0 0h1v1h-1z"}}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://a.example/","qr":{"modules":21,"path":""}}}"#,
        #"{"schemaVersion":1,"takeHome":{"url":"https://a.example/","qr":{"modules":21,"path":"M0 0\"><"}}}"#,
    ])
    func `a configuration with a fault is refused`(text: String) {
        #expect(throws: ContentError.self) { try Self.read(text) }
    }

    @Test func `an address to take home may have 200 bytes and not one more, its code 20,000`() throws {
        func text(url: Int, path: Int) -> String {
            let address = "https://a.example/" + String(repeating: "x", count: url - 18)
            let code = String(repeating: "z", count: path)
            return #"{"schemaVersion":1,"takeHome":{"url":"\#(address)","qr":{"modules":25,"path":"\#(code)"}}}"#
        }
        #expect(try Self.read(text(url: 200, path: 20_000)).takeHome?.qr?.modules == 25)
        #expect(throws: ContentError.self) { try Self.read(text(url: 201, path: 20_000)) }
        #expect(throws: ContentError.self) { try Self.read(text(url: 200, path: 20_001)) }
    }

    @Test(arguments: [0.05, 0.248, 2]) func `a panel's pitch is taken from 0.05 to 2 mm`(pitch: Double) throws {
        let site = try Self.read(#"{"schemaVersion":1,"panelPitchMm":\#(pitch)}"#)
        #expect(site.panelPitchMillimetres == pitch)
    }

    @Test func `the first page is in the site's language where the bundle has it, else in the first offered`() throws {
        let spanish = try #require(LanguageTag("es"))
        let site = try Self.read(#"{"schemaVersion":1,"languages":["es","en"],"defaultLanguage":"es"}"#)
        #expect(site.firstLanguage(of: [.english, spanish]) == spanish)
        #expect(site.languagesOffered(of: [.english, spanish]) == [spanish, .english])
        #expect(site.firstLanguage(of: [.english]) == .english)
        #expect(SiteConfiguration.factory.languagesOffered(of: [.english, spanish]) == [.english, spanish])
    }

    @Test func `a configuration may have 64,000 bytes and not one more`() throws {
        func text(_ count: Int) -> String {
            let frame = #"{"schemaVersion":1}"#
            return frame + String(repeating: " ", count: count - frame.utf8.count)
        }
        _ = try Self.read(text(64_000))
        #expect(throws: ContentError.self) { try Self.read(text(64_001)) }
    }
}
