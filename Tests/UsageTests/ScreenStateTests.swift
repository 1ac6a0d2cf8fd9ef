import Testing
import Usage

@Suite("What the screen's events mean")
struct ScreenStateTests {
    private let vocabulary: UsageVocabulary
    private let open: UsageEvent

    init() throws {
        vocabulary = try Samples.vocabulary()
        open = .explainerOpen(try ExplainerID("globe"))
    }

    /// Feeds events at their seconds; returns the reason of each visit that ended.
    private func endings(_ events: [(Int, UsageEvent)], in screen: inout ScreenState) -> [String] {
        events.compactMap { second, event in
            screen.apply(event, at: .seconds(second), vocabulary: vocabulary).flatMap(reason)
        }
    }

    private func reason(_ statements: Set<VisitStatement>) -> String? {
        statements.first { $0.key.name == .visitEnd }?.key.values.first
    }

    @Test("a visit runs from the first touch to its end, and is counted once")
    func onceEach() {
        var screen = ScreenState()
        let found = endings(
            [(0, .screenAttract), (1, .visitStart), (2, open), (30, .visitEnd(.restart)), (31, .screenAttract)],
            in: &screen)
        #expect(found == ["restart"])
    }

    @Test("an open visit ends as idle when the attract screen returns")
    func attractEndsVisit() {
        var screen = ScreenState()
        #expect(endings([(1, .visitStart), (2, open), (60, .screenAttract)], in: &screen) == ["idle"])
        #expect(!screen.isVisitOpen)
    }

    @Test("a repeated first touch is one visit; a later one ends the visit before as idle")
    func repeatedStart() {
        var screen = ScreenState()
        #expect(endings([(1, .visitStart), (1, .visitStart), (2, open), (9, .visitStart)], in: &screen) == ["idle"])
        #expect(screen.isVisitOpen)
    }

    @Test("events without a visit, such as after a restart of the kiosk, count nothing")
    func strayEvents() {
        var screen = ScreenState()
        #expect(endings([(1, open), (2, .visitEnd(.restart)), (3, .visitEnd(.idle))], in: &screen).isEmpty)
    }

    @Test("the cap ends the count; nothing more is counted until the attract screen")
    func cap() {
        var screen = ScreenState()
        #expect(endings([(0, .visitStart), (5, open)], in: &screen).isEmpty)
        #expect(screen.tick(at: .seconds(1_799)) == nil)
        #expect(screen.tick(at: .seconds(1_800)).flatMap(reason) == "cap")
        #expect(endings([(1_810, open), (1_820, .visitEnd(.restart)), (1_821, .screenAttract)], in: &screen).isEmpty)
        #expect(endings([(1_830, .visitStart), (1_840, .visitEnd(.restart))], in: &screen) == ["restart"])
    }

    @Test("a late event finds the cap by itself")
    func lateEvent() {
        var screen = ScreenState()
        #expect(endings([(0, .visitStart), (5, open), (4_000, .visitEnd(.restart))], in: &screen) == ["cap"])
        #expect(endings([(4_100, .visitStart), (9_000, .visitStart)], in: &screen) == ["cap"])
        #expect(screen.isVisitOpen)
    }

    @Test("a demo counts nothing until the attract screen, and ends a visit that was open as idle")
    func demo() {
        var screen = ScreenState()
        #expect(endings([(1, .visitStart), (2, open)], in: &screen).isEmpty)
        #expect(screen.startDemo(at: .seconds(3)).flatMap(reason) == "idle")
        #expect(!screen.isVisitOpen)
        #expect(endings([(4, open), (5, .visitEnd(.restart)), (6, .screenAttract)], in: &screen).isEmpty)
        #expect(screen.startDemo(at: .seconds(7)) == nil)
        #expect(endings([(8, open), (9, .screenAttract), (10, .visitStart)], in: &screen).isEmpty)
        #expect(endings([(11, open), (12, .visitEnd(.restart))], in: &screen) == ["restart"])
    }

    @Test("staff at the screen make it idle until a page is asked for")
    func staff() {
        var screen = ScreenState()
        screen.pageRequested(at: .seconds(1))
        screen.handToStaff(at: .seconds(2))
        #expect(screen.isIdle(at: .seconds(3)))
        screen.pageRequested(at: .seconds(4))
        #expect(!screen.isIdle(at: .seconds(5)))
    }

    @Test("the screen is idle while the attract page is on it, and after thirty silent minutes")
    func idle() {
        var screen = ScreenState()
        #expect(screen.isIdle(at: .zero))
        screen.pageRequested(at: .seconds(1))
        #expect(!screen.isIdle(at: .seconds(2)))
        _ = endings([(3, .screenAttract)], in: &screen)
        #expect(screen.isIdle(at: .seconds(3)))
        _ = endings([(4, .visitStart), (5, .visitEnd(.restart))], in: &screen)
        #expect(!screen.isIdle(at: .seconds(1_804)))
        #expect(screen.isIdle(at: .seconds(1_805)))
    }
}
