import Content
import PageRendering
import TestSupport
import Testing

@Suite("Rendering a bundle's pages")
struct PageRendererTests {
    static func pages(
        site: SiteConfiguration = .factory, changing changes: [String: String?] = [:]
    ) throws -> [String: String] {
        let bundle = try ContentBundle(files: SmallBundle.files(changing: changes))
        let renderer = PageRenderer(bundle: bundle, manifest: bundle.manifest(version: .factory), site: site)
        return try renderer.pages().reduce(into: [:]) { $0[$1.url] = String(decoding: $1.html, as: UTF8.self) }
    }

    @Test func `there is a page for each entry and for each question but the crisis one`() throws {
        #expect(try Self.pages().keys.sorted() == ["/en/", "/en/faq/Q01/", "/en/globe/"])
    }

    @Test func `words are escaped, and the body stands in the layout`() throws {
        let home = try #require(try Self.pages()["/en/"])
        #expect(home.hasPrefix("<html lang=en>"))
        #expect(home.contains("<h1>Hello &amp; welcome</h1>"))
        #expect(home.contains("Safety|/en/faq/Q01/|/en/help/"))
    }

    @Test func `what no clinician has signed off says so, or is withheld where the site wants that`() throws {
        let shown = try #require(try Self.pages()["/en/globe/"])
        #expect(shown.contains("Sample") && shown.contains("The snow is still."))
        let strict = try SiteConfiguration(json: Array(#"{"schemaVersion":1}"#.utf8))
        let withheld = try #require(try Self.pages(site: strict)["/en/globe/"])
        #expect(withheld.contains("Ask") && !withheld.contains("The snow is still."))
    }

    @Test func `a clinic's rule is shown where the clinic has one`() throws {
        let without = try #require(try Self.pages()["/en/faq/Q01/"])
        #expect(without.contains("<i>ask</i>"))
        let text = #"{"schemaVersion":1,"showUnreviewed":true,"imDrivingRule":{"en":"Not until tomorrow."}}"#
        let with = try #require(try Self.pages(site: SiteConfiguration(json: Array(text.utf8)))["/en/faq/Q01/"])
        #expect(with.contains("<b>Not until tomorrow.</b>"))
    }

    static let spanish: [String: String?] = [
        "strings/en.json": #"{"language":"English","home":{"title":"Hello"},"explainers":{"globe":{"title":"Globe"}}}"#,
        "strings/es.json": #"{"language":"Español","home":{"title":"Hola"},"explainers":{"globe":{"title":"Globo"}}}"#,
        "explainers/globe/strings/es.json": #"{"still":"La nieve está quieta."}"#,
        "faq/strings/es.json": """
        {"topics":{"safety":"Seguridad"},"questions":{
        "Q01":{"question":"¿Puedo manejar?","blocks":[{"paragraph":"No."},{"clinicRule":{"rule":"imDriving"}}]},
        "Q40":{"question":"No me siento a salvo."}}}
        """,
        "layout.mustache":
            "{{defaultLanguage}} {{#languages}}{{^current}}{{label}}={{url}}{{/current}}{{/languages}} {{{body}}}",
    ]

    @Test func `a page leads to itself in the other language, which names itself`() throws {
        let pages = try Self.pages(changing: Self.spanish)
        #expect(pages.keys.sorted().filter { $0.hasPrefix("/es/") } == ["/es/", "/es/faq/Q01/", "/es/globe/"])
        #expect(try #require(pages["/en/faq/Q01/"]).hasPrefix("en Español=/es/faq/Q01/ <h1>May I drive?"))
        #expect(try #require(pages["/es/globe/"]).hasPrefix("en English=/en/globe/ <p>La nieve está quieta."))
    }

    @Test func `the questions that people often open stand in the order of the list, with the finder's words`() throws {
        let faq = try #require(SmallBundle.texts["faq/faq.json"])
        let words = """
            {"topics":{"safety":"Safety"},"questions":{"Q01":{"question":"May I drive?","words":"car, ride",
            "blocks":[]},"Q40":{"question":"I feel unsafe."}}}
            """
        let pages = try Self.pages(changing: [
            "faq/faq.json": faq.replacing(#"{"topics""#, with: #"{"often":["Q40","Q01"],"topics""#),
            "faq/strings/en.json": words, "index.mustache": "{{#often}}{{id}}:{{words}};{{/often}}",
        ])
        #expect(try #require(pages["/en/"]).contains("Q40:;Q01:car, ride;"))
    }

    @Test func `a site's printer, panel, PIN and address to take home reach the templates, the PIN itself does not`()
        throws
    {
        let template = """
            {{#site.printer}}print{{/site.printer}} {{site.panelPitchMm}} {{#site.staffPIN}}staff{{/site.staffPIN}}
            {{#clinic.takeHome}}{{url}} {{#qr}}{{viewBox}} {{path}}{{/qr}}{{/clinic.takeHome}}
            """
        let changes = ["index.mustache": template]
        let text = """
            {"schemaVersion":1,"printer":true,"panelPitchMm":0.18,"staffPIN":"$scrypt$ln=10,r=8,p=1$00$00",
            "takeHome":{"url":"https://a.example/","qr":{"modules":21,"path":"M0 0h7v1h-7z"}}}
            """
        let with = try #require(
            try Self.pages(site: SiteConfiguration(json: Array(text.utf8)), changing: changes)["/en/"])
        #expect(with.contains("print 0.18 staff\nhttps://a.example/ -4 -4 29 29 M0 0h7v1h-7z"))
        let without = try #require(try Self.pages(changing: changes)["/en/"])
        for word in ["staff", "print", "0.18", "https"] { #expect(!without.contains(word)) }
    }

    @Test func `the same bundle gives the same pages each time`() throws {
        #expect(try Self.pages() == Self.pages())
    }

    @Test func `a template that cannot be parsed is refused with its path`() throws {
        #expect(throws: PageRenderingError.self) {
            try Self.pages(changing: ["index.mustache": "{{#open}}"])
        }
    }

    @Test func `a sheet to take home is a second page of its explainer, which is listed once`() throws {
        let pages = """
            {"pages":[{"id":"home","url":"/{lang}/","template":"index.mustache","strings":["strings","faq/strings"]},
            {"id":"globe","url":"/{lang}/globe/","template":"explainers/globe/index.mustache","explainer":"globe",
             "strings":["strings","explainers/globe/strings"]},
            {"id":"sheet","url":"/{lang}/globe/sheet/","template":"explainers/globe/index.mustache",
             "explainer":"globe","strings":["strings","explainers/globe/strings"]}]}
            """
        let list = "{{#explainers}}<a href={{url}}>{{title}}</a>{{/explainers}}"
        let rendered = try Self.pages(changing: ["pages.json": pages, "index.mustache": list])
        #expect(rendered.keys.sorted() == ["/en/", "/en/globe/", "/en/globe/sheet/"])
        #expect(rendered["/en/"]?.contains("<a href=/en/globe/>Globe</a></html>") == true)
        #expect(rendered["/en/globe/sheet/"]?.contains("The snow is still.") == true)
    }

    @Test func `two pages of one address are refused`() throws {
        let pages = """
            {"pages":[{"id":"a","url":"/","template":"index.mustache","strings":["strings","faq/strings"]},
            {"id":"b","url":"/","template":"index.mustache","strings":["strings","faq/strings"]}]}
            """
        #expect(throws: PageRenderingError.repeatedAddress("/")) {
            try Self.pages(changing: ["pages.json": pages])
        }
    }
}
