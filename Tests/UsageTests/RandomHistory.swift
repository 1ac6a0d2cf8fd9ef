import TestSupport
import Usage

/// A kiosk's life by seed: visits, day ends, activations, boots and clock faults, with a record of what was true.
///
/// Each visit has a marker of its own among its content statements, so that the segments themselves show which visits
/// they cover. The checks use the markers and the record, never the book's own reckoning.
struct RandomHistory {
    /// Two releases, and what can be true of a visit; the same for every seed.
    struct World {
        let vocabularies: [UsageVocabulary]
        let choices: [VisitStatement]

        init() throws {
            let first = try Samples.vocabulary(Samples.releaseA)
            vocabularies = [first, try Samples.vocabulary(Samples.releaseB, extraScenes: ["extra"])]
            choices = try first.keys.filter { $0.name != .visitCount }
                .map { try VisitStatement($0, usageClass: first.usageClass(of: $0)) }
        }
    }

    private struct Recorded {
        let statements: Set<VisitStatement>
        let release: ReleaseID
    }

    private struct Sealed {
        let segment: Segment
        let counters: [CounterKey: Int]
        let today: ServiceDay?
        /// The cohort that the book held for it, for the classes whose segments do not say.
        let cohort: Int
    }

    private var generator: SeededGenerator
    private var book = CounterBook()
    private var recorded: [CounterKey: Recorded] = [:]
    private var sealed: [Sealed] = []
    private var clockKnown = true
    private var today: ServiceDay
    private var daysUp = 0
    private var active = 0
    private let crowd: Int
    private let world: World
    private let sealer: CounterBook.Sealer
    private var vocabularies: [UsageVocabulary] { world.vocabularies }

    init(seed: UInt64, in world: World) throws {
        self.world = world
        generator = SeededGenerator(seed: seed)
        today = try Samples.day(20_000)
        crowd = [2, 5, 12, 30][Int.random(in: 0..<4, using: &generator)]
        sealer = Samples.sealer(&generator)
    }

    // MARK: - Living

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            switch Int.random(in: 0..<20, using: &generator) {
            case 0..<11: try visits(Int.random(in: 0...crowd, using: &generator), on: visitDay())
            case 11..<15: endDay()
            case 15: activate()
            case 16: boot()
            case 17: clockKnown.toggle()
            case 18 where clockKnown: relabel()
            default: break
            }
            try seal()
        }
    }

    mutating func runDays(_ days: Int, visits count: Int) throws {
        for _ in 0..<days {
            try visits(count, on: .dated(today))
            endDay()
            try seal()
        }
    }

    private mutating func visitDay() -> VisitDay {
        guard clockKnown else { return .unknown(daysUp: daysUp) }
        return .dated(generator.chance(5) ? today.advanced(by: -Int.random(in: 1...9, using: &generator)) : today)
    }

    private mutating func visits(_ count: Int, on day: VisitDay) throws {
        for _ in 0..<count {
            let marker = try CounterKey(.explainerOpen, ["visit-\(recorded.count)"])
            var statements: Set<VisitStatement> = [
                try VisitStatement(marker, usageClass: .content),
                try VisitStatement(.visitCount, usageClass: .content),
            ]
            for _ in 0..<4 {
                statements.insert(world.choices[Int.random(in: 0..<world.choices.count, using: &generator)])
            }
            let release = vocabularies[active].release
            var drawn = generator
            let addition = book.add(statements, on: day, of: release) { OpenID(using: &drawn) }
            generator = drawn
            if addition == .counted { recorded[marker] = Recorded(statements: statements, release: release) }
        }
    }

    private mutating func endDay() {
        today = today.advanced(by: 1)
        daysUp += 1
    }

    private mutating func activate() {
        active = 1 - active
        if generator.chance(90) { book.activate(vocabularies[active].release) }  // Else the report was cut off.
    }

    private mutating func boot() {
        book.beginBoot()
        daysUp = 0
    }

    private mutating func relabel() {
        book.relabelBoot(from: today.advanced(by: -daysUp), through: today)
    }

    private mutating func seal() throws {
        let before = book
        var drawn = generator
        let segments = try book.seal(
            before: clockKnown ? today : nil, by: sealer, vocabulary: vocabularies[active],
            makeOpenID: { OpenID(using: &drawn) }, makeSegmentID: { SegmentID(using: &drawn) })
        generator = drawn
        for segment in segments {
            let source = before.accumulations.first { $0.value.openID == segment.header.openID }
            sealed.append(
                Sealed(
                    segment: segment, counters: try segment.counters(vocabularies[active]),
                    today: clockKnown ? today : nil, cohort: source?.value.cohort ?? 0))
        }
    }

    // MARK: - Checking

    func faults() -> [String] {
        identityFaults() + intervalFaults() + cohortFaults() + floorFaults() + conservationFaults()
    }

    func releasedShare(of usageClass: UsageClass) -> (released: Int, counted: Int) {
        let released = sealed.filter { $0.segment.header.usageClass == usageClass }
            .reduce(0) { $0 + $1.counters.values.reduce(0, +) }
        let counted = recorded.values.reduce(0) { sum, visit in
            sum + visit.statements.count { $0.usageClass == usageClass }
        }
        return (released, counted)
    }

    private func identityFaults() -> [String] {
        let headers = sealed.map(\.segment.header)
        var faults: [String] = []
        if headers.map(\.ordinal) != Array(1..<(headers.count + 1)) { faults.append("ordinals have gaps") }
        if Set(headers.map(\.id)).count != headers.count { faults.append("an id came twice") }
        if Set(headers.map(\.openID)).count != headers.count { faults.append("an open id came twice") }
        return faults
    }

    /// P5: whole days only, ended before the seal, never overlapping within a class.
    private func intervalFaults() -> [String] {
        var faults: [String] = []
        for usageClass in UsageClass.sealedClasses {
            var through: ServiceDay?
            for entry in sealed where entry.segment.header.usageClass == usageClass {
                guard let days = entry.segment.header.interval.days else { continue }
                if let through, days.lowerBound <= through { faults.append("\(usageClass) intervals overlap") }
                if entry.today.map({ days.upperBound >= $0 }) ?? true { faults.append("sealed before the day ended") }
                through = days.upperBound
            }
        }
        return faults
    }

    /// P5, P7: each segment covers at least K visits, no visit is in two, and each cell is exactly theirs.
    ///
    /// Disjoint cohorts of at least K are what makes every sum and difference of segments a union of such cohorts.
    private func cohortFaults() -> [String] {
        var faults: [String] = []
        var covered: Set<CounterKey> = []
        for entry in sealed where entry.cohort < entry.segment.header.usageClass.cohortMin ?? .max {
            faults.append("\(entry.segment.header.usageClass) sealed at \(entry.cohort)")
        }
        for entry in sealed where entry.segment.header.usageClass == .content {
            let markers = entry.counters.keys.filter { recorded[$0] != nil }
            if markers.count != entry.segment.header.cohort { faults.append("cohort is not its visits") }
            if markers.contains(where: { !covered.insert($0).inserted }) { faults.append("a visit is in two segments") }
            let visits = markers.compactMap { recorded[$0] }
            let expected = Self.counts(visits, of: .content)
            if expected != entry.counters { faults.append("cells are not those of the cohort") }
            if entry.segment.header.releaseScope == .single,
                visits.contains(where: { $0.release != entry.segment.header.release })
            {
                faults.append("visits of another release under \(entry.segment.header.releaseLabel)")
            }
        }
        return faults
    }

    /// P6: no small cell of class H or S, no cohort but in C, and every name of the segment's class.
    private func floorFaults() -> [String] {
        var faults: [String] = []
        for entry in sealed {
            let usageClass = entry.segment.header.usageClass
            if entry.counters.values.contains(where: { $0 < usageClass.cellMin }) { faults.append("a small cell") }
            if (entry.segment.header.cohort != nil) != (usageClass == .content) { faults.append("a cohort in S or H") }
            for key in entry.counters.keys where key.name.usageClass != usageClass {
                if usageClass != .sensitive || key[.explainer] == nil { faults.append("\(key) in \(usageClass)") }
            }
        }
        return faults
    }

    /// What is released and what is open make up exactly what was counted.
    private func conservationFaults() -> [String] {
        UsageClass.sealedClasses.compactMap { usageClass in
            var found: [CounterKey: Int] = [:]
            for entry in sealed where entry.segment.header.usageClass == usageClass {
                found.merge(entry.counters, uniquingKeysWith: +)
            }
            for (key, open) in book.accumulations where key.usageClass == usageClass {
                found.merge(open.cells, uniquingKeysWith: +)
            }
            return found == Self.counts(recorded.values, of: usageClass) ? nil : "\(usageClass) lost or gained"
        }
    }

    private static func counts(
        _ visits: some Sequence<Recorded>, of usageClass: UsageClass
    ) -> [CounterKey: Int] {
        var counts: [CounterKey: Int] = [:]
        for visit in visits {
            for statement in visit.statements where statement.usageClass == usageClass {
                counts[statement.key, default: 0] += 1
            }
        }
        return counts
    }
}
