import TestSupport
import Testing
import Usage

@Suite("Sealing")
struct SealingTests {
    private let vocabulary: UsageVocabulary
    private let sealer: CounterBook.Sealer

    init() throws {
        var generator = SeededGenerator(seed: 1)
        vocabulary = try Samples.vocabulary()
        sealer = Samples.sealer(&generator)
    }

    /// A book with ids from a seed, and what the tests do with it.
    private struct Bench {
        var book = CounterBook()
        var generator = SeededGenerator(seed: 5)

        mutating func add(
            _ count: Int, _ statements: Set<VisitStatement>, on day: VisitDay, of release: ReleaseID = Samples.releaseA
        ) {
            var drawn = generator
            for _ in 0..<count {
                _ = book.add(statements, on: day, of: release) { OpenID(using: &drawn) }
            }
            generator = drawn
        }

        mutating func seal(
            before today: ServiceDay?, by sealer: CounterBook.Sealer, _ vocabulary: UsageVocabulary
        ) throws -> [Segment] {
            var drawn = generator
            defer { generator = drawn }
            return try book.seal(
                before: today, by: sealer, vocabulary: vocabulary, makeOpenID: { OpenID(using: &drawn) },
                makeSegmentID: { SegmentID(using: &drawn) })
        }
    }

    private var plain: Set<VisitStatement> { Samples.plainVisit(vocabulary) }

    private func sensitive(_ question: String) throws -> Set<VisitStatement> {
        plain.union([try VisitStatement(CounterKey(.faqOpen, [question]), usageClass: .sensitive)])
    }

    @Test("a class seals at exactly K visits, after the end of the day", arguments: [10, 11, 12])
    func contentThreshold(visits: Int) throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(visits, plain, on: .dated(day))
        #expect(try bench.seal(before: day, by: sealer, vocabulary).isEmpty)
        #expect(try bench.seal(before: nil, by: sealer, vocabulary).isEmpty)
        let segments = try bench.seal(before: day.advanced(by: 1), by: sealer, vocabulary)
        guard visits >= 11 else {
            #expect(segments.isEmpty)
            return
        }
        let segment = try #require(segments.first)
        #expect(segments.count == 1)
        #expect(segment.header.usageClass == .content)
        #expect(segment.header.cohort == visits)
        #expect(segment.header.interval == .dated(day...day))
        #expect(segment.header.ordinal == 1)
        #expect(segment.header.releaseScope == .single)
        #expect(try segment.counters(vocabulary)[.visitCount] == visits)
        #expect(try bench.seal(before: day.advanced(by: 2), by: sealer, vocabulary).isEmpty)
    }

    @Test(
        "hours seal at 100 visits and sensitive counters at 33",
        arguments: [(UsageClass.hours, 99), (.hours, 100), (.sensitive, 32), (.sensitive, 33)])
    func otherThresholds(usageClass: UsageClass, visits: Int) throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        let key = usageClass == .hours ? try CounterKey(.visitHour, ["3", "10"]) : try CounterKey(.faqOpen, ["Q10"])
        bench.add(visits, plain.union([try VisitStatement(key, usageClass: usageClass)]), on: .dated(day))
        let found = try bench.seal(before: day.advanced(by: 1), by: sealer, vocabulary)
        let segment = found.first { $0.header.usageClass == usageClass }
        #expect((segment != nil) == (visits == usageClass.cohortMin))
        #expect(segment?.header.cohort == nil)
    }

    @Test("a remainder below K carries on over days and keeps its interval")
    func carryOn() throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(6, plain, on: .dated(day))
        #expect(try bench.seal(before: day.advanced(by: 1), by: sealer, vocabulary).isEmpty)
        bench.add(5, plain, on: .dated(day.advanced(by: 4)))
        #expect(try bench.seal(before: day.advanced(by: 4), by: sealer, vocabulary).isEmpty)
        let segments = try bench.seal(before: day.advanced(by: 5), by: sealer, vocabulary)
        #expect(segments.map(\.header.interval) == [.dated(day...day.advanced(by: 4))])
    }

    @Test("a sensitive cell below the floor waits for the next segment", arguments: [4, 5])
    func floor(opened: Int) throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(opened, try sensitive("Q10"), on: .dated(day))
        bench.add(40, try sensitive("Q11"), on: .dated(day))
        let key = try CounterKey(.faqOpen, ["Q10"])
        let first = try bench.seal(before: day.advanced(by: 1), by: sealer, vocabulary)
        let counters = try #require(first.first { $0.header.usageClass == .sensitive }).counters(vocabulary)
        #expect(counters[key] == (opened == 5 ? 5 : nil))
        let next = day.advanced(by: 1)
        bench.add(1, try sensitive("Q10"), on: .dated(next))
        bench.add(32, try sensitive("Q11"), on: .dated(next))
        let second = try bench.seal(before: day.advanced(by: 2), by: sealer, vocabulary)
        let later = try #require(second.first { $0.header.usageClass == .sensitive }).counters(vocabulary)
        #expect(later[key] == (opened == 4 ? 5 : nil))
    }

    @Test("a visit on a day that is sealed already is kept undated until the next boot")
    func wentBack() throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(11, plain, on: .dated(day))
        _ = try bench.seal(before: day.advanced(by: 1), by: sealer, vocabulary)
        bench.add(11, plain, on: .dated(day))
        #expect(try bench.seal(before: day.advanced(by: 9), by: sealer, vocabulary).isEmpty)
        bench.book.beginBoot()
        let late = try bench.seal(before: day.advanced(by: 9), by: sealer, vocabulary)
        #expect(late.map(\.header.interval) == [.undated(.clockWentBack)])
        #expect(late.map(\.header.ordinal) == [2])
    }

    @Test("visits under an unknown clock are sealed undated after the boot, under the same K")
    func unknownClock() throws {
        var bench = Bench()
        bench.add(10, plain, on: .unknown(daysUp: 0))
        bench.book.beginBoot()
        #expect(try bench.seal(before: nil, by: sealer, vocabulary).isEmpty)
        bench.add(1, plain, on: .unknown(daysUp: 0))
        #expect(try bench.seal(before: nil, by: sealer, vocabulary).isEmpty)
        bench.book.beginBoot()
        let segments = try bench.seal(before: nil, by: sealer, vocabulary)
        #expect(segments.map(\.header.interval) == [.undated(.clockUnknown)])
        #expect(segments.first?.header.cohort == 11)
    }

    @Test("visits of a boot get their days when the clock becomes known")
    func relabel() throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(6, plain, on: .unknown(daysUp: 0))
        bench.add(5, plain, on: .unknown(daysUp: 1))
        bench.book.relabelBoot(from: day, through: day.advanced(by: 1))
        let segments = try bench.seal(before: day.advanced(by: 2), by: sealer, vocabulary)
        #expect(segments.map(\.header.interval) == [.dated(day...day.advanced(by: 1))])
        #expect(bench.book.tally.dayVisits == 5)
    }

    @Test("a re-label never reaches into days that are sealed")
    func relabelAfterSeal() throws {
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(11, plain, on: .dated(day))
        _ = try bench.seal(before: day.advanced(by: 1), by: sealer, vocabulary)
        bench.add(11, plain, on: .unknown(daysUp: 0))
        bench.book.relabelBoot(from: day.advanced(by: -3), through: day.advanced(by: 2))
        let segments = try bench.seal(before: day.advanced(by: 3), by: sealer, vocabulary)
        #expect(segments.map(\.header.interval) == [.dated(day.advanced(by: 1)...day.advanced(by: 2))])
        bench.add(11, plain, on: .unknown(daysUp: 0))
        bench.book.relabelBoot(from: day, through: day)
        #expect(try bench.seal(before: day.advanced(by: 9), by: sealer, vocabulary).isEmpty)
        bench.book.beginBoot()
        let undated = try bench.seal(before: nil, by: sealer, vocabulary)
        #expect(undated.map(\.header.interval) == [.undated(.clockUnknown)])
    }

    @Test("at most 500 visits of a service day are counted", arguments: [499, 500, 501])
    func cap(visits: Int) throws {
        var book = CounterBook()
        var generator = SeededGenerator(seed: 2)
        let day = try Samples.day(20_000)
        let outcomes = (0..<visits).map { _ in
            book.add(plain, on: .dated(day), of: Samples.releaseA) { OpenID(using: &generator) }
        }
        #expect(outcomes.count { $0 == .counted } == min(visits, 500))
        #expect(outcomes.last == (visits > 500 ? .dropped : .counted))
        let back = book.add(plain, on: .dated(day.advanced(by: -1)), of: Samples.releaseA) { OpenID(using: &generator) }
        #expect(back == (visits >= 500 ? .dropped : .counted))
        let next = book.add(plain, on: .dated(day.advanced(by: 1)), of: Samples.releaseA) { OpenID(using: &generator) }
        #expect(next == .counted)
    }

    @Test("each day of a boot with an unknown clock has its own cap")
    func unknownCap() throws {
        var book = CounterBook()
        var generator = SeededGenerator(seed: 2)
        let counted = [0, 0, 1].map { daysUp in
            (0..<400).count { _ in
                book.add(plain, on: .unknown(daysUp: daysUp), of: Samples.releaseA) { OpenID(using: &generator) }
                    == .counted
            }
        }
        #expect(counted == [400, 100, 400])
    }

    @Test("an activation makes an open remainder mixed, and an empty one follows the new release")
    func activation() throws {
        let vocabularyB = try Samples.vocabulary(Samples.releaseB)
        var bench = Bench()
        let day = try Samples.day(20_000)
        bench.add(5, plain, on: .dated(day))
        bench.book.activate(Samples.releaseB)
        bench.add(6, plain, on: .dated(day), of: Samples.releaseB)
        let mixed = try bench.seal(before: day.advanced(by: 1), by: sealer, vocabularyB)
        #expect(mixed.map(\.header.releaseLabel) == ["mixed"])
        bench.book.activate(Samples.releaseA)
        bench.book.activate(Samples.releaseB)
        bench.add(11, plain, on: .dated(day.advanced(by: 1)), of: Samples.releaseB)
        let single = try bench.seal(before: day.advanced(by: 2), by: sealer, vocabularyB)
        #expect(single.map(\.header.releaseLabel) == [Samples.releaseB.label])
    }

    @Test("an activation that nobody reported is found by the visit or the seal")
    func silentActivation() throws {
        let vocabularyB = try Samples.vocabulary(Samples.releaseB)
        let day = try Samples.day(20_000)
        var bench = Bench()
        bench.add(11, plain, on: .dated(day))
        var other = bench
        other.add(1, plain, on: .dated(day), of: Samples.releaseB)
        #expect(
            try other.seal(before: day.advanced(by: 1), by: sealer, vocabularyB).first?.header.releaseScope == .mixed)
        #expect(
            try bench.seal(before: day.advanced(by: 1), by: sealer, vocabularyB).first?.header.releaseScope == .mixed)
    }

    @Test("what a release marks sensitive leaves class C before it is sealed")
    func becameSensitive() throws {
        let day = try Samples.day(20_000)
        let key = CounterKey.explainerOpen(try ExplainerID("globe"))
        var bench = Bench()
        bench.add(20, plain.union([try VisitStatement(key, usageClass: .content)]), on: .dated(day))
        let marked = try Samples.vocabulary(Samples.releaseB, isGlobeSensitive: true)
        let first = try bench.seal(before: day.advanced(by: 1), by: sealer, marked)
        #expect(first.map(\.header.usageClass) == [.content])
        #expect(try #require(first.first).counters(marked)[key] == nil)
        bench.add(13, plain, on: .dated(day.advanced(by: 1)), of: Samples.releaseB)
        let second = try bench.seal(before: day.advanced(by: 2), by: sealer, marked)
        #expect(try #require(second.first { $0.header.usageClass == .sensitive }).counters(marked)[key] == 20)
    }

    @Test("retirement destroys what is open and says how many cells that was")
    func retirement() throws {
        var bench = Bench()
        bench.add(3, try sensitive("Q10"), on: .dated(try Samples.day(20_000)))
        #expect(bench.book.destroyRemainders() == [.content: 5, .sensitive: 1])
        #expect(bench.book.accumulations.isEmpty)
        #expect(bench.book.destroyRemainders().isEmpty)
    }
}
