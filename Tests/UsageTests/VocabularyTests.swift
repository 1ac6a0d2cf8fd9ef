import Bytes
import Testing
import Usage

@Suite("The key table")
struct VocabularyTests {
    @Test("the order of the table is the documented one and does not change")
    func order() throws {
        let vocabulary = try Samples.vocabulary()
        let texts = vocabulary.keys.map(\.text)
        #expect(
            texts.prefix(5) == [
                "visit.count", "visit.end{restart}", "visit.end{idle}", "visit.end{cap}", "visit.length{lt15s}",
            ])
        #expect(texts.suffix(2) == ["takehome.use{sheet,qr}", "takehome.use{sheet,printed}"])
        #expect(vocabulary.keys.count == 264)
        // Any change of this digest breaks every segment that is on its way.
        let joined = Array(texts.joined(separator: "\n").utf8)
        #expect(SHA256Digest(of: joined).shortHex == "79afd188")
    }

    @Test("index and key are each other's inverse")
    func inverse() throws {
        let vocabulary = try Samples.vocabulary()
        for (index, key) in vocabulary.keys.enumerated() { #expect(vocabulary.index(of: key) == index) }
        #expect(vocabulary.index(of: .statsDropped) == nil)
        #expect(vocabulary.index(of: try CounterKey(.explainerOpen, ["moon"])) == nil)
    }

    @Test("the crisis question is in no table")
    func crisis() throws {
        let vocabulary = try Samples.vocabulary()
        #expect(!vocabulary.keys.contains { $0.values.contains("Q40") })
        #expect(!vocabulary.counts(try QuestionID("Q40")))
        #expect(vocabulary.counts(try QuestionID("Q10")))
    }

    @Test("no key of class O is in the table, and every other counter is")
    func classes() throws {
        let names = Set(try Samples.vocabulary().keys.map(\.name))
        #expect(names == Set(CounterName.allCases.filter { $0.usageClass != .operations }))
    }

    @Test("the content counters of a sensitive explainer are of class S")
    func sensitive() throws {
        let vocabulary = try Samples.vocabulary()
        #expect(vocabulary.usageClass(of: try CounterKey(.sceneView, ["private", "one"])) == .sensitive)
        #expect(vocabulary.usageClass(of: try CounterKey(.sceneView, ["globe", "hook"])) == .content)
        #expect(vocabulary.usageClass(of: .visitCount) == .content)
        #expect(vocabulary.usageClass(of: try CounterKey(.visitHour, ["1", "9"])) == .hours)
    }

    @Test(
        "malformed and repeated names are refused",
        arguments: ["", "a b", "a,b", "a{b", "ä", String(repeating: "a", count: 65)])
    func badNames(name: String) {
        #expect(throws: UsageError.malformedName(String(name.prefix(64)))) {
            try UsageVocabulary(release: Samples.releaseA, explainers: [], questions: [name])
        }
        #expect(throws: UsageError.malformedName(String(name.prefix(64)))) {
            try ExplainerVocabulary(id: name, scenes: ["one"])
        }
    }

    @Test("a name of 64 bytes is taken")
    func longestName() throws {
        #expect(try ExplainerID(String(repeating: "a", count: 64)).text.utf8.count == 64)
    }

    @Test("a manifest that names a thing twice, or an explainer without scenes, is refused")
    func repeated() {
        #expect(throws: UsageError.repeatedName("Q1")) {
            try UsageVocabulary(release: Samples.releaseA, explainers: [], questions: ["Q1", "Q1"])
        }
        #expect(throws: UsageError.repeatedName("one")) { try ExplainerVocabulary(id: "x", scenes: ["one", "one"]) }
        #expect(throws: UsageError.noScenes("x")) { try ExplainerVocabulary(id: "x", scenes: []) }
    }

    @Test("a table is taken at its limit and refused above")
    func limit() throws {
        let fixed = try UsageVocabulary(release: Samples.releaseA, explainers: []).keys.count
        let languages = { (count: Int) in (0..<count).map { "l\($0)" } }
        let room = UsageLimits.keyTableCountMax - fixed
        let full = try UsageVocabulary(release: Samples.releaseA, explainers: [], languages: languages(room))
        #expect(full.keys.count == UsageLimits.keyTableCountMax)
        #expect(throws: UsageError.tooManyKeys(found: 20_001, limit: 20_000)) {
            try UsageVocabulary(release: Samples.releaseA, explainers: [], languages: languages(room + 1))
        }
    }
}

@Suite("Counter keys")
struct CounterKeyTests {
    @Test("every key's text reads back as the key")
    func roundTrip() throws {
        for key in try Samples.vocabulary().keys { #expect(try CounterKey(text: key.text) == key) }
        let operations: [CounterKey] = [
            .statsDropped, .staffVisits, .upMinutes(hour: 9), .bootCount(.power), .releaseMinutes(Samples.releaseA),
            try .syncResult(code: "ok"), .clockMinutes(.holdover), .storageFree(bytes: 5), .statsWithheld(.sensitive),
            try .faultCount(code: "disk-full"),
        ]
        for key in operations {
            #expect(try CounterKey(text: key.text) == key)
            #expect(key.name.usageClass == .operations)
        }
    }

    @Test("text that is no key is refused")
    func refusals() {
        let table: [(String, UsageError)] = [
            ("", .unknownCounter("")), ("visit", .unknownCounter("visit")),
            ("visit.count{x}", .malformedKey("visit.count{x}")), ("visit.count{}", .malformedKey("visit.count{}")),
            ("visit.end", .malformedKey("visit.end")), ("visit.end{never}", .malformedKey("visit.end{never}")),
            ("visit.end{idle", .malformedKey("visit.end{idle")), ("visit.end{", .malformedKey("visit.end{")),
            ("scene.view{a}", .malformedKey("scene.view{a}")),
            ("scene.view{a,b,c}", .malformedKey("scene.view{a,b,c}")),
            ("scene.view{a, b}", .malformedKey("scene.view{a, b}")),
            ("scene.dwell{a,b,3s}", .malformedKey("scene.dwell{a,b,3s}")),
            ("visit.hour{8,1}", .malformedKey("visit.hour{8,1}")),
            ("visit.hour{1,24}", .malformedKey("visit.hour{1,24}")),
        ]
        for (text, expected) in table {
            #expect(throws: expected) { try CounterKey(text: text) }
        }
    }

    @Test(
        "the level of free storage has three steps",
        arguments: [
            (Int64(-1), "lt100MB"), (99_999_999, "lt100MB"), (100_000_000, "lt1GB"), (999_999_999, "lt1GB"),
            (1_000_000_000, "ge1GB"), (Int64.max, "ge1GB"),
        ])
    func storage(bytes: Int64, bucket: String) {
        #expect(CounterKey.storageFree(bytes: bytes).values == [bucket])
    }

    @Test("a statement about a visit is never of class O")
    func statements() throws {
        #expect(throws: UsageError.wrongClass(.statsDropped)) {
            try VisitStatement(.statsDropped, usageClass: .content)
        }
        #expect(throws: UsageError.wrongClass(.visitCount)) { try VisitStatement(.visitCount, usageClass: .operations) }
        #expect(try VisitStatement(.visitCount, usageClass: .content).key == .visitCount)
    }
}
