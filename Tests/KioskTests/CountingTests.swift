import KioskStorage
import Testing
import Usage

@testable import Kiosk

@Suite("What the kiosk counts of a visit")
struct CountingTests {
    /// Records a whole visit and returns the text of every open cell with its class.
    private static func cells(of parts: KioskParts, after events: [String]) async throws -> Set<String> {
        for event in [#"{"event":"visit.start"}"#] + events + [#"{"event":"visit.end","reason":"restart"}"#] {
            try await parts.recorder.record(Array(event.utf8))
        }
        return try await parts.store.openBook().accumulations.reduce(into: []) { cells, open in
            for (key, visits) in open.value.cells {
                cells.insert("\(open.key.usageClass.letter) \(key.text) \(visits)")
            }
        }
    }

    @Test func `what says something about a person is counted in class S, the hour in class H`() async throws {
        try await KioskRoutesTests.withKiosk { _, parts in
            let cells = try await Self.cells(
                of: parts,
                after: [
                    #"{"event":"faq.open","question":"Q10"}"#, #"{"event":"faq.open","question":"Q10"}"#,
                    #"{"event":"faq.helpful","question":"Q10","answer":"yes"}"#,
                    #"{"event":"faq.find","outcome":"opened"}"#, #"{"event":"faq.missing","topic":"other"}"#,
                    #"{"event":"access.use","feature":"large-text"}"#,
                ])
            let sensitive = cells.filter { $0.hasPrefix("S") }
            #expect(
                sensitive == [
                    "S faq.open{Q10} 1", "S faq.helpful{Q10,yes} 1", "S faq.find{opened} 1", "S faq.missing{other} 1",
                    "S access.use{large-text} 1",
                ])
            let hours = cells.filter { $0.hasPrefix("H") }
            #expect(hours.count == 1)
            #expect(hours.allSatisfy { $0.hasPrefix("H visit.hour{") })
        }
    }

    @Test func `the site's first language is never counted`() async throws {
        try await KioskRoutesTests.withKiosk { _, parts in
            await #expect(throws: UsageError.neverCounted("en")) {
                try await parts.recorder.record(Array(#"{"event":"language.use","language":"en"}"#.utf8))
            }
        }
    }
}
