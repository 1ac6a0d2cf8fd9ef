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
    ])
    func `a configuration with a fault is refused`(text: String) {
        #expect(throws: ContentError.self) { try Self.read(text) }
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
