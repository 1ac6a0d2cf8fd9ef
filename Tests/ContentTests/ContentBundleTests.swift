import Content
import TestSupport
import Testing

@Suite("Validating a bundle")
struct ContentBundleTests {
    @Test func `a whole bundle is let through, with its items that need review`() throws {
        let bundle = try ContentBundle(files: SmallBundle.files())
        #expect(bundle.languages == [.english])
        #expect(bundle.explainers.map(\.id) == ["globe"])
        #expect(bundle.unreviewed == ["globe", "Q01", "Q40"])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let path: String
        let text: String?
        let expected: ContentError
        var testDescription: String { name }
    }

    static let faults: [Fault] = [
        Fault(
            name: "a missing template", path: "index.mustache", text: nil,
            expected: .missingFile(path: "index.mustache")),
        Fault(
            name: "an unknown key of a page", path: "pages.json",
            text: #"{"pages":[{"id":"home","url":"/","template":"index.mustache","colour":"red"}]}"#,
            expected: .unknownKey(path: "pages.json", key: "colour")),
        Fault(
            name: "a fact that does not exist", path: "faq/faq.json",
            text: """
                {"topics":[{"id":"safety"}],"questions":[{"id":"Q01","topic":"safety","facts":["CF-999"],
                "review":"needed","reviewBy":"2027-10-01"}]}
                """,
            expected: .unknownFact(path: "faq/faq.json", item: "Q01", fact: "CF-999")),
        Fault(
            name: "an item without facts", path: "faq/faq.json",
            text: """
                {"topics":[{"id":"safety"}],"questions":[{"id":"Q01","topic":"safety","facts":[],
                "review":"needed","reviewBy":"2027-10-01"}]}
                """,
            expected: .noFacts(path: "faq/faq.json", item: "Q01")),
        Fault(
            name: "an unreviewed fact that nobody admits", path: "explainers/globe/explainer.json",
            text: """
                {"id":"globe","facts":["CF-002"],"reviewBy":"2027-11-01","scenes":[{"id":"a","facts":["CF-001"]}]}
                """,
            expected: .reviewMissing(path: "explainers/globe/explainer.json", item: "globe", fact: "CF-002")),
        Fault(
            name: "a translation with a missing text", path: "strings/es.json", text: #"{"home":{}}"#,
            expected: .missingFile(path: "explainers/globe/strings/es.json")),
        Fault(
            name: "a list of often opened questions with one that does not exist", path: "faq/faq.json",
            text: """
                {"topics":[{"id":"safety"}],"often":["Q77"],"questions":[{"id":"Q01","topic":"safety",
                "facts":["CF-001"],"review":"needed","reviewBy":"2027-10-01"}]}
                """,
            expected: .invalidValue(path: "faq/faq.json", key: "often", found: "Q77")),
        Fault(
            name: "a question without words", path: "faq/strings/en.json",
            text: #"{"topics":{"safety":"Safety"},"questions":{"Q40":{"question":"x"}}}"#,
            expected: .missingString(path: "faq/strings/en.json", key: "questions.Q01.question")),
        Fault(
            name: "a related question that does not exist", path: "faq/faq.json",
            text: """
                {"topics":[{"id":"safety"}],"questions":[{"id":"Q01","topic":"safety","facts":["CF-001"],
                "review":"needed","reviewBy":"2027-10-01","related":["Q77"]}]}
                """,
            expected: .invalidValue(path: "faq/faq.json", key: "Q01.related", found: "Q77")),
        Fault(
            name: "two scenes of one name", path: "explainers/globe/explainer.json",
            text: """
                {"id":"globe","facts":["CF-001"],"review":"needed","reviewBy":"2027-11-01",
                "scenes":[{"id":"a","facts":["CF-001"]},{"id":"a","facts":["CF-001"]}]}
                """,
            expected: .invalidValue(path: "explainers/globe/explainer.json", key: "scenes", found: "a,a")),
    ]

    @Test("a fault is refused with file and key", arguments: faults)
    func faultIsRefused(fault: Fault) throws {
        let files = try SmallBundle.files(changing: [fault.path: fault.text])
        #expect(throws: fault.expected) { try ContentBundle(files: files) }
        #expect(!fault.expected.sentence.isEmpty)
    }

    @Test func `an empty translation is a missing one`() throws {
        let files = try SmallBundle.files(changing: [
            "strings/es.json": #"{"home":{"title":" "},"explainers":{"globe":{"title":"Globo"}}}"#,
            "explainers/globe/strings/es.json": #"{"still":"La nieve está quieta."}"#,
            "faq/strings/es.json": SmallBundle.texts["faq/strings/en.json"],
        ])
        #expect(throws: ContentError.missingString(path: "strings/es.json", key: "home.title")) {
            try ContentBundle(files: files)
        }
    }

    @Test func `text that is no JSON is refused with its file`() throws {
        let files = try SmallBundle.files(changing: ["facts.json": "{"])
        #expect(throws: ContentError.self) { try ContentBundle(files: files) }
    }

    @Test(arguments: ["", "/a", "a/", "a//b", "../a", "a/../b", ".hidden", "a/.b", "a\u{0}b", "a b", "ä", "a\\b"])
    func `a path that could leave the bundle is refused`(path: String) {
        #expect(throws: ContentError.malformedPath(path)) { try BundlePath(path) }
    }

    @Test func `a path may have 200 bytes and not 201`() throws {
        #expect(try BundlePath(String(repeating: "a", count: 200)).text.count == 200)
        #expect(throws: ContentError.self) { try BundlePath(String(repeating: "a", count: 201)) }
    }
}
