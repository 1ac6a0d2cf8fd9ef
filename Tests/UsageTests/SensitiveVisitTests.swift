import Testing
import Usage

@Suite("What is true of a visit, sensitive and hourly")
struct SensitiveVisitTests {
    private let vocabulary: UsageVocabulary

    init() throws {
        vocabulary = try Samples.vocabulary()
    }

    private func sensitive(_ events: [UsageEvent]) -> Set<String> {
        var visit = Visit(startedAt: .zero, vocabulary: vocabulary)
        for event in events { visit.apply(event, at: .seconds(1)) }
        let statements = visit.statements(endedBy: .restart, at: .seconds(60))
        return Set(statements.filter { $0.usageClass == .sensitive }.map(\.key.text))
    }

    @Test("of several answers to one teach-back the first is counted")
    func teachback() throws {
        let question = try TeachbackID("T1")
        let answers: [UsageEvent] = [
            .teachbackFirst(question, try ChoiceID("b")), .teachbackFirst(question, try ChoiceID("a")),
            .teachbackFirst(question, try ChoiceID("b")),
        ]
        #expect(sensitive(answers) == ["teachback.first{T1,b}"])
    }

    @Test("of several words on one answer the last is counted, each question for itself")
    func helpful() throws {
        let first = try QuestionID("Q10")
        let second = try QuestionID("Q11")
        #expect(
            sensitive([
                .faqHelpful(first, isHelpful: true), .faqHelpful(second, isHelpful: true),
                .faqHelpful(first, isHelpful: false),
            ]) == ["faq.helpful{Q10,no}", "faq.helpful{Q11,yes}"])
    }

    @Test("a finder that led to a question once counts as opened, in whichever order")
    func find() {
        #expect(sensitive([.faqFind(.left)]) == ["faq.find{left}"])
        #expect(sensitive([.faqFind(.left), .faqFind(.opened)]) == ["faq.find{opened}"])
        #expect(sensitive([.faqFind(.opened), .faqFind(.left)]) == ["faq.find{opened}"])
    }

    @Test("a missing topic, a language, a reading aid and a sheet are each counted once")
    func once() throws {
        let topic = UsageEvent.faqMissing(try TopicID("safety"))
        let language = UsageEvent.languageUse(try LanguageID("es"))
        let shown = UsageEvent.takehomeUse(try TakehomeItemID("sheet"), .qr)
        let printed = UsageEvent.takehomeUse(try TakehomeItemID("sheet"), .printed)
        let text = UsageEvent.accessUse(.largeText)
        #expect(
            sensitive([topic, topic, language, language, shown, printed, printed, text, text, .accessUse(.readAloud)])
                == [
                    "faq.missing{safety}", "language.use{es}", "takehome.use{sheet,qr}", "takehome.use{sheet,printed}",
                    "access.use{large-text}", "access.use{read-aloud}",
                ])
    }

    @Test("every reading aid, outcome and kind has a place in the key table")
    func closedLists() throws {
        let item = try TakehomeItemID("sheet")
        for feature in AccessFeature.allCases { #expect(vocabulary.index(of: .accessUse(feature)) != nil) }
        for outcome in FindOutcome.allCases { #expect(vocabulary.index(of: .faqFind(outcome)) != nil) }
        for kind in TakehomeKind.allCases { #expect(vocabulary.index(of: .takehomeUse(item, kind)) != nil) }
    }

    @Test("a language, a reading aid or a sheet alone leaves the visit a bounce")
    func bounce() throws {
        var visit = Visit(startedAt: .zero, vocabulary: vocabulary)
        visit.apply(.languageUse(try LanguageID("es")), at: .seconds(1))
        visit.apply(.accessUse(.captions), at: .seconds(1))
        #expect(visit.statements(endedBy: .restart, at: .seconds(9)).contains { $0.key == .visitBounce })
    }

    @Test("the hour is that of the first touch, in class H; with an unknown clock there is none")
    func hour() {
        let monday = LocalHour(containing: 1_795_440_000 + 3_600, in: .utc)
        var screen = ScreenState()
        _ = screen.apply(.visitStart, at: .zero, hour: monday, vocabulary: vocabulary)
        let later = LocalHour(containing: 1_795_440_000 + 7_200, in: .utc)
        let ended = screen.apply(.visitEnd(.restart), at: .seconds(9), hour: later, vocabulary: vocabulary)
        let hours = (ended ?? []).filter { $0.key.name == .visitHour }
        #expect(hours.map(\.key) == [.visitHour(monday)])
        #expect(hours.map(\.usageClass) == [.hours])
        let unknown = Visit(startedAt: .zero, vocabulary: vocabulary).statements(endedBy: .idle, at: .seconds(9))
        #expect(!unknown.contains { $0.key.name == .visitHour })
    }

    @Test(
        "weekday and hour follow the zone's civil time",
        arguments: [
            (Int64(0), 0, 4, 0), (0, -3_600, 4, 0), (86_399, 0, 4, 23), (86_400, 0, 5, 0), (86_399, 1, 5, 0),
            (1_795_440_000, 0, 1, 13), (1_795_440_000, -25_200, 1, 6), (1_795_440_000, 39_600, 2, 0),
        ])
    func localHour(epochSeconds: Int64, offset: Int, weekday: Int, hour: Int) {
        let found = LocalHour(containing: epochSeconds, in: ZoneRule(name: "Test") { _ in offset })
        #expect(found.weekday == weekday)
        #expect(found.hour == hour)
    }
}
