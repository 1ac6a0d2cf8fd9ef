import TestSupport
import Testing
import Usage

@Suite("Decoding an event")
struct UsageEventTests {
    private let vocabulary: UsageVocabulary

    init() throws {
        vocabulary = try Samples.vocabulary()
    }

    private func decode(_ json: String) throws -> UsageEvent {
        try UsageEvent(json: Array(json.utf8), vocabulary: vocabulary)
    }

    private func fault(_ json: String) -> UsageError? {
        do {
            _ = try UsageEvent(json: Array(json.utf8), vocabulary: vocabulary)
            return nil
        } catch {
            return error
        }
    }

    @Test("each event of the contract is read")
    func all() throws {
        let globe = try ExplainerID("globe")
        let hook = try SceneID("hook")
        let table: [(String, UsageEvent)] = [
            (#"{"event":"screen.attract"}"#, .screenAttract),
            (#"{"event":"visit.start"}"#, .visitStart),
            (#"{"event":"visit.end","reason":"restart"}"#, .visitEnd(.restart)),
            (#"{"event":"visit.end","reason":"idle"}"#, .visitEnd(.idle)),
            (#"{"taps":3,"event":"activity","activeSeconds":9}"#, .activity(taps: 3, activeSeconds: 9)),
            (#"{"event":"explainer.open","explainer":"globe"}"#, .explainerOpen(globe)),
            (
                #"{"event":"scene.view","explainer":"globe","scene":"hook","visibleMilliseconds":1234}"#,
                .sceneView(globe, hook, visibleMilliseconds: 1_234)
            ),
            (#"{"event":"scene.interact","explainer":"globe","scene":"hook"}"#, .sceneInteract(globe, hook)),
            (#"{"event":"faq.open","question":"Q10"}"#, .faqOpen(try QuestionID("Q10"))),
            (
                #"{"event":"faq.helpful","question":"Q10","answer":"no"}"#,
                .faqHelpful(try QuestionID("Q10"), isHelpful: false)
            ),
            (#"{"event":"faq.find","outcome":"left"}"#, .faqFind(.left)),
            (#"{"event":"faq.missing","topic":"safety"}"#, .faqMissing(try TopicID("safety"))),
            (#"{"event":"faq.missing","topic":"other"}"#, .faqMissing(try TopicID("other"))),
            (
                #"{"event":"teachback.first","question":"T1","choice":"b"}"#,
                .teachbackFirst(try TeachbackID("T1"), try ChoiceID("b"))
            ),
            (#"{"event":"language.use","language":"es"}"#, .languageUse(try LanguageID("es"))),
            (#"{"event":"access.use","feature":"large-text"}"#, .accessUse(.largeText)),
            (
                #"{"event":"takehome.use","item":"sheet","kind":"qr"}"#,
                .takehomeUse(try TakehomeItemID("sheet"), .qr)
            ),
        ]
        for (json, event) in table { #expect(try decode(json) == event) }
    }

    @Test("what is not in the closed lists is refused by its reason")
    func refusals() {
        let table: [(String, UsageError)] = [
            ("", .malformedEvent), ("[]", .malformedEvent), ("7", .malformedEvent), ("{", .malformedEvent),
            (#"{"event":"visit.start"}x"#, .malformedEvent),
            ("{}", .badField("event")), (#"{"event":7}"#, .badField("event")),
            (#"{"event":"visit.peek"}"#, .unknownEvent("visit.peek")),
            (#"{"event":"explainer.complete","explainer":"globe"}"#, .unknownEvent("explainer.complete")),
            (#"{"event":"visit.start","name":"x"}"#, .unexpectedField("name")),
            (#"{"event":"visit.end"}"#, .badField("reason")),
            (#"{"event":"visit.end","reason":"cap"}"#, .unknownReason("cap")),
            (#"{"event":"visit.end","reason":"bored"}"#, .unknownReason("bored")),
            (#"{"event":"activity","taps":3}"#, .badField("activeSeconds")),
            (#"{"event":"activity","taps":"3","activeSeconds":1}"#, .badField("taps")),
            (#"{"event":"activity","taps":1.5,"activeSeconds":1}"#, .badField("taps")),
            (#"{"event":"activity","taps":[],"activeSeconds":1}"#, .badField("taps")),
            (#"{"event":"explainer.open","explainer":"moon"}"#, .unknownExplainer("moon")),
            (#"{"event":"explainer.open","explainer":"a b"}"#, .malformedName("a b")),
            (
                #"{"event":"scene.interact","explainer":"globe","scene":"one"}"#,
                .unknownScene(explainer: "globe", scene: "one")
            ),
            (#"{"event":"faq.open","question":"Q99"}"#, .unknownQuestion("Q99")),
            (#"{"event":"faq.open","question":"Q40"}"#, .neverCounted("Q40")),
            (#"{"event":"faq.helpful","question":"Q40","answer":"yes"}"#, .neverCounted("Q40")),
            (
                #"{"event":"faq.helpful","question":"Q10","answer":"maybe"}"#,
                .unknownValue(field: "answer", found: "maybe")
            ),
            (#"{"event":"faq.find","outcome":"rest"}"#, .unknownValue(field: "outcome", found: "rest")),
            (#"{"event":"faq.find","outcome":"left","word":"rest"}"#, .unexpectedField("word")),
            (#"{"event":"faq.missing","topic":"moon"}"#, .unknownValue(field: "topic", found: "moon")),
            (
                #"{"event":"teachback.first","question":"T1","choice":"c"}"#,
                .unknownValue(field: "choice", found: "c")
            ),
            (
                #"{"event":"teachback.first","question":"T2","choice":"a"}"#,
                .unknownValue(field: "choice", found: "a")
            ),
            (#"{"event":"language.use","language":"tlh"}"#, .unknownValue(field: "language", found: "tlh")),
            (#"{"event":"access.use","feature":"mouse"}"#, .unknownValue(field: "feature", found: "mouse")),
            (#"{"event":"takehome.use","item":"cup","kind":"qr"}"#, .unknownValue(field: "item", found: "cup")),
            (#"{"event":"takehome.use","item":"sheet","kind":"mug"}"#, .unknownValue(field: "kind", found: "mug")),
        ]
        for (json, expected) in table { #expect(fault(json) == expected, "\(json)") }
    }

    @Test("numbers are taken at their limit and refused above and below")
    func numbers() throws {
        #expect(
            try decode(#"{"event":"activity","taps":1000,"activeSeconds":1800}"#)
                == .activity(taps: 1_000, activeSeconds: 1_800))
        #expect(
            fault(#"{"event":"activity","taps":1001,"activeSeconds":1}"#)
                == .numberOutOfRange(field: "taps", found: 1_001, limit: 1_000))
        #expect(
            fault(#"{"event":"activity","taps":1,"activeSeconds":-1}"#)
                == .numberOutOfRange(field: "activeSeconds", found: -1, limit: 1_800))
        #expect(
            fault(#"{"event":"scene.view","explainer":"globe","scene":"hook","visibleMilliseconds":1800001}"#)
                == .numberOutOfRange(field: "visibleMilliseconds", found: 1_800_001, limit: 1_800_000))
    }

    @Test("a body is taken up to 1 KiB")
    func bodyLimit() throws {
        let event = #"{"event":"visit.start"}"#
        let padding = { (count: Int) in String(repeating: " ", count: count - event.utf8.count) }
        #expect(try decode(event + padding(1_023)) == .visitStart)
        #expect(try decode(event + padding(1_024)) == .visitStart)
        #expect(fault(event + padding(1_025)) == .eventTooLong(found: 1_025, limit: 1_024))
    }

    @Test("a name from outside is cut before it is carried in an error")
    func longNames() {
        let long = String(repeating: "a", count: 500)
        #expect(fault(#"{"event":"\#(long)"}"#) == .unknownEvent(String(repeating: "a", count: 64)))
    }

    @Test("no bytes crash the decoder", arguments: UInt64(0)..<40)
    func noise(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let noise = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        #expect(throws: UsageError.self) { try UsageEvent(json: noise, vocabulary: vocabulary) }
    }
}
