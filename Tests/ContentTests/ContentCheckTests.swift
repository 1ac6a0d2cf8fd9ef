import Content
import TestSupport
import Testing

@Suite("Checking a bundle's content")
struct ContentCheckTests {
    private static func findings(
        changing changes: [String: String?] = [:], today: String = "2026-12-01"
    ) throws -> [ContentFinding] {
        ContentCheck(files: try SmallBundle.files(changing: changes), today: today).findings()
    }

    private static func faults(changing changes: [String: String?]) throws -> [ContentFinding] {
        try findings(changing: changes).filter { $0.weight == .fault }
    }

    /// The one explainer's words, with `words` in place of its own.
    private static func scene(_ words: String) -> [String: String?] {
        ["explainers/globe/strings/en.json": #"{"still":{"title":"Still","words":"\#(words)"}}"#]
    }

    @Test func `a whole bundle has no fault, and its items are listed for review`() throws {
        let findings = try Self.findings()
        #expect(findings.allSatisfy { $0.weight == .notice })
        #expect(Set(findings.map(\.key)) == ["globe", "Q01", "Q40"])
        #expect(findings.count { $0.sentence.contains("signed it off") } == 3)
        #expect(findings.count { $0.sentence.contains("lacks 2 PEMAT sheets") } == 3)
        #expect(findings.count == 6)
    }

    /// The one explainer's data, with what people said of it.
    private static func rated(_ ratings: String) throws -> [String: String?] {
        let path = "explainers/globe/explainer.json"
        let bytes = try #require(try SmallBundle.files()[BundlePath(path)])
        let data = String(decoding: bytes, as: UTF8.self)
        let reviewBy = "\"reviewBy\""
        return [path: data.replacing(reviewBy, with: "\"ratings\":\(ratings),\(reviewBy)", maxReplacements: 1)]
    }

    @Test func `UX-42 an item that two people found clear is not listed for rating`() throws {
        let sheets = #"[{"understandability":80,"actionability":100},{"understandability":91,"actionability":80}]"#
        let clear = try Self.rated(#"{"pemat":\#(sheets),"clearCommunicationIndex":90}"#)
        let unrated = try Self.findings(changing: clear).filter { $0.sentence.contains("UX-42") }
        #expect(unrated.map(\.key) == ["Q01", "Q40"])
        let half = try Self.rated(#"{"pemat":\#(sheets),"clearCommunicationIndex":null}"#)
        let lacking = try Self.findings(changing: half).filter { $0.key == "globe" && $0.sentence.contains("UX-42") }
        #expect(lacking.map(\.weight) == [.notice])
        #expect(lacking.first?.sentence.contains("lacks the Clear Communication Index") == true)
    }

    @Test(arguments: [
        (#"{"pemat":[{"understandability":79,"actionability":100}],"clearCommunicationIndex":95}"#, "79 %"),
        (#"{"pemat":[{"understandability":90,"actionability":60}],"clearCommunicationIndex":95}"#, "60 %"),
        (#"{"pemat":[],"clearCommunicationIndex":89}"#, "is 89"),
        (#"{"pemat":[],"clearCommunicationIndex":101}"#, "101"),
        (#"{"pemat":[{"understandability":-1,"actionability":60}]}"#, "-1"),
    ])
    func `UX-42 an item that people found unclear is refused`(ratings: String, found: String) throws {
        let faults = try Self.faults(changing: Self.rated(ratings))
        #expect(faults.contains { $0.path == "explainers/globe/explainer.json" && $0.sentence.contains(found) })
    }

    @Test func `what was due for review before today is listed`() throws {
        let late = try Self.findings(today: "2027-10-02").filter { $0.sentence.contains("due") }
        #expect(late.map(\.key) == ["Q01"])
        #expect(try !Self.findings(today: "2027-10-01").contains { $0.sentence.contains("due") })
    }

    @Test(arguments: [
        "It will cure you.", "We guarantee it.", "A MIRACLE!", "It fixes you.", "It heals your brain.",
        "It is 100% safe.", "It is 100 % safe.", "There are no side effects.", "It is non-addictive.", "For everyone.",
    ])
    func `a promise is refused`(text: String) throws {
        let faults = try Self.faults(changing: Self.scene(text))
        #expect(faults.map(\.path) == ["explainers/globe/strings/en.json"])
        #expect(faults.first?.key == "still.words")
        #expect(faults.first?.sentence.contains("R2") == true)
    }

    @Test(arguments: ["It may help some people.", "We cannot promise a secure line.", "There may be side effects."])
    func `a word that only looks like a promise is let through`(text: String) throws {
        #expect(try Self.faults(changing: Self.scene(text)).isEmpty)
    }

    @Test(arguments: ["Take 84 mg.", "Take 84mg.", "Take 0.5 ml."])
    func `a dose is refused`(text: String) throws {
        #expect(try Self.faults(changing: Self.scene(text)).first?.sentence.contains("R4") == true)
    }

    @Test func `a sentence may have twenty words and not one more`() throws {
        let twenty = Array(repeating: "go", count: 20).joined(separator: " ")
        #expect(try Self.faults(changing: Self.scene(twenty + ".")).isEmpty)
        #expect(try Self.faults(changing: Self.scene(twenty + ". Go on.")).isEmpty)
        let fault = try #require(try Self.faults(changing: Self.scene(twenty + " on.")).first)
        #expect(fault.sentence.contains("21 words"))
    }

    @Test func `hard words on a screen of thirty words and more are refused with their grade`() throws {
        let hard = Array(repeating: "Integration necessitates deliberate consideration.", count: 8)
            .joined(separator: " ")
        let faults = try Self.faults(changing: Self.scene(hard))
        #expect(faults.contains { $0.key == "still" && $0.sentence.contains("grade") })
        #expect(faults.contains { $0.path == "strings" && $0.sentence.contains("5.0") })
        let short = Array(repeating: "Integration necessitates consideration.", count: 4).joined(separator: " ")
        #expect(try Self.faults(changing: Self.scene(short)).isEmpty)
    }

    @Test func `the ketamine shot is named only beside the off-label line`() throws {
        let fault = try #require(try Self.faults(changing: Self.scene("You get a shot.")).first)
        #expect(fault.sentence.contains("R7"))
        let line = "You get a shot. The ketamine shot is not FDA-approved for depression (off-label)."
        #expect(try Self.faults(changing: Self.scene(line)).isEmpty)
    }

    @Test func `the first Spravato on a screen has its mark`() throws {
        #expect(try Self.faults(changing: Self.scene("Spravato is a spray.")).first?.sentence.contains("R12") == true)
        #expect(try Self.faults(changing: Self.scene("Spravato® is a spray. Spravato may help.")).isEmpty)
    }

    @Test func `an unknown fact, and an item without one, are named`() throws {
        let path = "explainers/globe/explainer.json"
        let text = try #require(SmallBundle.texts[path])
        let unknown = try Self.faults(changing: [path: text.replacing("CF-002", with: "CF-777")])
        #expect(unknown.contains { $0.key == "globe scene loose" && $0.sentence.contains("CF-777") })
        let none = try Self.faults(changing: [path: text.replacing(#"["CF-002"]"#, with: "[]")])
        #expect(none.contains { $0.key == "globe scene loose" && $0.sentence.contains("no fact") })
    }
}

@Suite("Checking translations")
struct TranslationCheckTests {
    /// The small bundle with Spanish words, some of them changed or left out.
    private static func faults(_ changes: [String: String?] = [:]) throws -> [ContentFinding] {
        let spanish: [String: String?] = [
            "strings/es.json":
                #"{"home":{"title":"Hola"},"explainers":{"globe":{"title":"Globo"}},"translationDraft":"Borrador."}"#,
            "explainers/globe/strings/es.json": #"{"still":"La nieve está quieta."}"#,
            "faq/strings/es.json": """
            {"topics":{"safety":"Seguridad"},"questions":{
            "Q01":{"question":"¿Puedo manejar?","blocks":[{"paragraph":"No."},{"clinicRule":{"rule":"imDriving"}}]},
            "Q40":{"question":"No me siento a salvo."}}}
            """,
        ]
        let files = try SmallBundle.files(changing: spanish.merging(changes) { $1 })
        return ContentCheck(files: files, today: "2026-12-01").findings().filter { $0.weight == .fault }
    }

    @Test func `a whole translation, with its line that it is a draft, has no fault`() throws {
        #expect(try Self.faults() == [])
    }

    @Test func `a missing file, key or text is refused with file and key`() throws {
        let path = "explainers/globe/strings/es.json"
        let missingFile = try Self.faults([path: nil])
        #expect(missingFile.contains { $0.path == path && $0.sentence.contains("translate") })
        for text in ["{}", #"{"still":""}"#] {
            let faults = try Self.faults([path: text])
            #expect(faults.contains { $0.path == path && $0.key == "still" && $0.sentence.contains("translate") })
        }
    }

    @Test func `a place to fill in that one language lacks is refused`() throws {
        let faults = try Self.faults([
            "explainers/globe/strings/en.json": #"{"still":"The snow is {state}."}"#
        ])
        #expect(faults.map(\.key) == ["still"])
        #expect(faults.first?.sentence.contains("{state}") == true)
    }

    @Test func `a text may begin with its place to fill in`() throws {
        #expect(
            try Self.faults([
                "explainers/globe/strings/en.json": #"{"still":"{count} of 5 picked."}"#,
                "explainers/globe/strings/es.json": #"{"still":"Elegidas: {count} de 5."}"#,
            ]) == [])
    }

    @Test(arguments: ["Esto cura.", "Se lo garantizamos, se garantiza.", "Es un milagro.", "Es para todos."])
    func `a Spanish promise is refused`(text: String) throws {
        let faults = try Self.faults(["explainers/globe/strings/es.json": #"{"still":"\#(text)"}"#])
        #expect(faults.first?.sentence.contains("R2") == true)
    }

    @Test func `hard Spanish is refused with its score`() throws {
        let hard = Array(repeating: "La neuroplasticidad posibilita transformaciones significativas.", count: 8)
            .joined(separator: " ")
        let faults = try Self.faults([
            "explainers/globe/strings/en.json": #"{"still":{"words":"Still."}}"#,
            "explainers/globe/strings/es.json": #"{"still":{"words":"\#(hard)"}}"#,
        ])
        #expect(faults.contains { $0.key == "still" && $0.sentence.contains("INFLESZ") })
    }
}

@Suite("Checking what files and pages name")
struct ReferenceCheckTests {
    private static func faults(_ changes: [String: String?]) throws -> [String] {
        ContentCheck(files: try SmallBundle.files(changing: changes), today: "2026-12-01").findings()
            .filter { $0.weight == .fault }.map(\.description)
    }

    @Test func `a missing picture, module or partial is named with the file that wants it`() throws {
        let faults = try Self.faults([
            "styles/base.css": #".a{background:url("../pictures/gone.svg")}"#,
            "kit/a.js": #"import { b } from "./b.js";"#,
            "index.mustache": "{{> partials/gone}}<img alt=\"\" src=\"{{assets}}/pictures/gone.png\">",
        ])
        for (path, name) in [
            ("styles/base.css", "pictures/gone.svg"), ("kit/a.js", "kit/b.js"),
            ("index.mustache", "partials/gone.mustache"), ("index.mustache", "pictures/gone.png"),
        ] { #expect(faults.contains { $0.hasPrefix(path) && $0.contains(name) }, "\(path) \(name)") }
        #expect(faults.count == 4)
    }

    @Test func `what is there is not named`() throws {
        #expect(
            try Self.faults([
                "styles/base.css": ".a{background:url(../pictures/a.svg)} .b{background:url(data:image/png;base64,AA)}",
                "pictures/a.svg": "<svg/>", "kit/a.js": "import { b } from \"./b.js\";\n",
                "kit/b.js": "export { c } from \"../kit/a.js\";\n",
            ]) == [])
    }

    @Test func `a page's links lead to pages and files, and its pictures have words`() throws {
        let check = ContentCheck(files: try SmallBundle.files(), today: "2026-12-01")
        let good = ContentCheck.Page(
            url: "/en/", html: ##"<a href="/en/">x</a><a href="#a">y</a><link href="/c/0-ab/index.mustache">"##)
        #expect(check.pageFindings([good], assets: "/c/0-ab") == [])
        let bad = ContentCheck.Page(
            url: "/en/", html: #"<a href="/en/gone/">x</a><a href="https://a.example/">y</a><img src="/c/0-ab/no.png">"#
        )
        let sentences = check.pageFindings([bad], assets: "/c/0-ab").map(\.sentence).joined()
        for place in ["/en/gone/", "https://a.example/", "/c/0-ab/no.png", "alt"] { #expect(sentences.contains(place)) }
    }
}
