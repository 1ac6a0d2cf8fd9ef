import Content
import Testing
import UpdateMetadata

@testable import SyncServer

@Suite("Publishing a site configuration")
struct SiteTests {
    @Test func `each new configuration gets the next version`() throws {
        let workshop = try Workshop()
        let publisher = SitePublisher(repository: workshop.repository)
        #expect(try publisher.set(Workshop.site(phone: "1"), now: Workshop.start) == .init(siteVersion: 1, isNew: true))
        #expect(try publisher.set(Workshop.site(phone: "2"), now: Workshop.start) == .init(siteVersion: 2, isNew: true))
        #expect(try publisher.show("main").bytes == Workshop.site(phone: "2").configuration.bytes)
        let site = try Workshop.site(phone: "2")
        let file = try #require(try workshop.readTargets().files[site.path])
        #expect(file.purpose == .site(name: "main", siteVersion: 2))
    }

    @Test func `the same configuration again changes nothing`() throws {
        let workshop = try Workshop()
        let publisher = SitePublisher(repository: workshop.repository)
        try publisher.set(Workshop.site(phone: "1"), now: Workshop.start)
        let before = try workshop.file("tuf/metadata/timestamp.json")
        #expect(
            try publisher.set(Workshop.site(phone: "1"), now: Workshop.start) == .init(siteVersion: 1, isNew: false))
        #expect(try workshop.file("tuf/metadata/timestamp.json") == before)
    }

    @Test func `sites and releases leave each other alone`() throws {
        let workshop = try Workshop()
        let publisher = SitePublisher(repository: workshop.repository)
        try publisher.set(Workshop.site(phone: "1"), now: Workshop.start)
        try publisher.set(Workshop.site(phone: "2", named: "annex"), now: Workshop.start)
        try workshop.publish(title: "One")
        try publisher.set(Workshop.site(phone: "3"), now: Workshop.start)
        let files = try workshop.readTargets().files
        #expect(
            files.keys.map(\.description).sorted()
                == ["bundles/1/bundle.sgd", "sites/annex/site.json", "sites/main/site.json"])
        for (path, file) in files { _ = try workshop.target(path, file) }
    }

    @Test func `what is no site configuration is refused`() {
        #expect(throws: PublishingError.site(path: "x.json", .unknownKey(path: "site.json", key: "fax"))) {
            _ = try SiteFile(Array(#"{"schemaVersion":1,"fax":"1"}"#.utf8), from: "x.json", for: "main")
        }
    }

    @Test(arguments: ["", "Main", "a/b", "..", "-a", "a b"])
    func `a name that cannot stand in a path is refused`(name: String) {
        #expect(throws: PublishingError.badSiteName(name)) {
            _ = try SiteFile(Array(#"{"schemaVersion":1}"#.utf8), from: "x.json", for: name)
        }
    }

    @Test func `a site without a configuration is named`() throws {
        let workshop = try Workshop()
        #expect(throws: PublishingError.noSite("main")) {
            _ = try SitePublisher(repository: workshop.repository).show("main")
        }
    }
}
