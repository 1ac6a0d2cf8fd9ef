import Testing
import Usage

@Suite("What is true of a visit")
struct VisitTests {
    private let vocabulary: UsageVocabulary
    private let globe: ExplainerID
    private let hidden: ExplainerID

    init() throws {
        vocabulary = try Samples.vocabulary()
        globe = try ExplainerID("globe")
        hidden = try ExplainerID("private")
    }

    private func texts(_ events: [UsageEvent], endedBy reason: EndReason = .restart, after seconds: Int = 600) -> Set<
        String
    > {
        var visit = Visit(startedAt: .seconds(100), vocabulary: vocabulary)
        for event in events { visit.apply(event, at: .seconds(101)) }
        let statements = visit.statements(endedBy: reason, at: .seconds(100 + seconds))
        return Set(statements.map { "\($0.usageClass.letter) \($0.key.text)" })
    }

    private func view(_ scene: String, _ milliseconds: Int) throws -> UsageEvent {
        .sceneView(globe, try SceneID(scene), visibleMilliseconds: milliseconds)
    }

    @Test("a visit that opens nothing is a bounce with one tap and no active time")
    func bounce() {
        #expect(
            texts([], endedBy: .idle) == [
                "C visit.count", "C visit.end{idle}", "C visit.length{lt15s}", "C visit.taps{1-3}", "C visit.bounce",
            ])
    }

    @Test("a question opened is no bounce, and is counted once, in class S")
    func question() throws {
        let found = texts([.faqOpen(try QuestionID("Q10")), .faqOpen(try QuestionID("Q10"))])
        #expect(!found.contains("C visit.bounce"))
        #expect(found.filter { $0.contains("faq") } == ["S faq.open{Q10}"])
    }

    @Test("every reason is counted", arguments: EndReason.allCases)
    func reasons(reason: EndReason) {
        #expect(texts([], endedBy: reason).contains("C visit.end{\(reason.rawValue)}"))
    }

    @Test(
        "active time falls into its bucket",
        arguments: [
            (0, "lt15s"), (14, "lt15s"), (15, "15-60s"), (59, "15-60s"), (60, "1-3m"), (179, "1-3m"), (180, "3-8m"),
            (479, "3-8m"), (480, "8-20m"), (1_199, "8-20m"), (1_200, "ge20m"),
        ])
    func length(seconds: Int, bucket: String) {
        let found = texts([.activity(taps: 1, activeSeconds: seconds)], after: 1_500)
        #expect(found.contains("C visit.length{\(bucket)}"))
    }

    @Test("active time is no longer than the visit")
    func lengthIsBounded() {
        #expect(texts([.activity(taps: 1, activeSeconds: 1_800)], after: 30).contains("C visit.length{15-60s}"))
    }

    @Test(
        "taps add up into their bucket",
        arguments: [(3, "1-3"), (4, "4-10"), (10, "4-10"), (11, "11-30"), (30, "11-30"), (31, "gt30")])
    func taps(count: Int, bucket: String) {
        let events: [UsageEvent] = [.activity(taps: 1, activeSeconds: 1), .activity(taps: count - 1, activeSeconds: 1)]
        #expect(texts(events).contains("C visit.taps{\(bucket)}"))
    }

    @Test("a scene counts as viewed from one second, summed over its events")
    func view() throws {
        let short = texts([.explainerOpen(globe), try view("hook", 999)])
        #expect(!short.contains("C scene.view{globe,hook}"))
        #expect(short.contains("C scene.dwell{globe,hook,lt2s}"))
        #expect(!short.contains { $0.contains("explainer.last") })
        let long = texts([.explainerOpen(globe), try view("hook", 999), try view("hook", 1)])
        #expect(long.contains("C scene.view{globe,hook}"))
        #expect(long.contains("C explainer.last{globe,hook}"))
    }

    @Test(
        "dwell falls into its bucket",
        arguments: [
            (1, "lt2s"), (1_999, "lt2s"), (2_000, "2-5s"), (5_000, "5-13s"), (13_000, "13-34s"), (34_000, "34-89s"),
            (88_999, "34-89s"), (89_000, "ge89s"),
        ])
    func dwell(milliseconds: Int, bucket: String) throws {
        let found = texts([try view("loose", milliseconds)])
        #expect(found.filter { $0.contains("scene.dwell") } == ["C scene.dwell{globe,loose,\(bucket)}"])
    }

    @Test("a scene that was never visible has no dwell")
    func noDwell() throws {
        #expect(!texts([try view("loose", 0)]).contains { $0.contains("scene.dwell") })
    }

    @Test("the furthest viewed scene is counted once, in the manifest's order")
    func last() throws {
        let found = texts([try view("settle", 3_000), try view("hook", 3_000)])
        #expect(found.filter { $0.contains("explainer.last") } == ["C explainer.last{globe,settle}"])
    }

    @Test("an explainer is complete with its last scene and half of the scenes for two seconds")
    func complete() throws {
        let half = [try view("hook", 2_000), try view("ask", 2_000)]
        #expect(texts(half).contains("C explainer.complete{globe}"))
        let tooShort = [try view("hook", 1_999), try view("ask", 2_000)]
        #expect(!texts(tooShort).contains("C explainer.complete{globe}"))
        let notLast = [try view("hook", 9_000), try view("loose", 9_000), try view("settle", 9_000)]
        #expect(!texts(notLast).contains("C explainer.complete{globe}"))
    }

    @Test("using a scene's interactive part is counted once")
    func interact() throws {
        let shake = UsageEvent.sceneInteract(globe, try SceneID("loose"))
        #expect(texts([shake, shake]).contains("C scene.interact{globe,loose}"))
    }

    @Test("what happens in a sensitive explainer is of class S, the visit itself of class C")
    func sensitive() throws {
        let found = texts([.explainerOpen(hidden), .sceneView(hidden, try SceneID("one"), visibleMilliseconds: 4_000)])
        #expect(found.contains("S explainer.open{private}"))
        #expect(found.contains("S scene.view{private,one}"))
        #expect(found.contains("C visit.count"))
        #expect(!found.contains { $0.hasPrefix("C") && $0.contains("private") })
    }

    @Test("nothing is counted after thirty minutes")
    func cap() {
        var visit = Visit(startedAt: .zero, vocabulary: vocabulary)
        #expect(!visit.isOverCap(at: .seconds(1_799)))
        #expect(visit.isOverCap(at: .seconds(1_800)))
        visit.apply(.explainerOpen(globe), at: .seconds(1_800))
        #expect(visit.statements(endedBy: .cap, at: .seconds(1_800)).contains { $0.key == .visitBounce })
    }
}
