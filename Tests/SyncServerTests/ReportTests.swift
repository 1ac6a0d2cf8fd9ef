import ServerStorage
import Testing
import Usage

@testable import SyncServer

@Suite("CSV")
struct CSVTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@sum", "'@sum"), ("\tx", "'\tx"), ("a=1", "a=1"),
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("=\"x\"", "\"'=\"\"x\"\"\""), ("\r\nx", "\"'\r\nx\""), ("＝1", "'＝1"),
    ])
    func `no field is a formula and every field can be read back`(text: String, written: String) {
        #expect(CSV.field(text) == written)
    }
}

@Suite("Medians of buckets")
struct BucketCountsTests {
    @Test func `nothing counted has no median`() {
        #expect(BucketCounts(.dwell, [:]).median == .none)
    }

    @Test func `the first and the last bucket name their bound`() {
        #expect(BucketCounts(.dwell, ["lt2s": 3]).median == .under(milliseconds: 2_000))
        #expect(BucketCounts(.dwell, ["ge89s": 3]).median == .atLeast(milliseconds: 89_000))
    }

    @Test func `inside a bucket the median lies by the logarithm`() {
        // Half of one bucket from 2 s to 5 s: the square root of 10 s.
        #expect(BucketCounts(.dwell, ["2-5s": 8]).median == .about(milliseconds: 3_162))
    }

    @Test func `counts below move the median up`() {
        guard case .about(let low) = BucketCounts(.dwell, ["2-5s": 8]).median,
            case .about(let high) = BucketCounts(.dwell, ["lt2s": 1, "2-5s": 4, "5-13s": 1]).median
        else { return #expect(Bool(false), "both medians lie inside a bucket") }
        #expect(low == high)
    }
}

@Suite("Days of visits")
struct VisitDaysTests {
    private func cell(_ days: ClosedRange<Int>, _ visits: Int) throws -> ReleasedCell {
        let first = try #require(ServiceDay(number: days.lowerBound))
        let last = try #require(ServiceDay(number: days.upperBound))
        return ReleasedCell(
            site: "main", days: first...last, usageClass: .content, release: "", key: .visitCount, count: visits)
    }

    @Test func `reported days without visits are 0, others are gaps, late ones are pending`() throws {
        let days = VisitDays(
            cells: [try cell(100...102, 30), try cell(105...105, 12)], reportedDays: [100, 101, 102, 103, 105, 106],
            through: 107)
        #expect(
            days.spans == [
                .released(days: 100..<103, visits: 30), .zero(days: 103..<104), .gap(days: 104..<105),
                .released(days: 105..<106, visits: 12), .pending(days: 106..<107), .gap(days: 107..<108),
            ])
    }

    @Test func `intervals that overlap become one with the sum`() throws {
        let days = VisitDays(
            cells: [try cell(100...102, 30), try cell(102...103, 12)], reportedDays: [], through: 103)
        #expect(days.spans == [.released(days: 100..<104, visits: 42)])
    }

    @Test func `nothing known is one gap of a day`() {
        let days = VisitDays(cells: [], reportedDays: [], through: 50)
        #expect(days.spans == [.gap(days: 50..<51)])
    }

    @Test func `the chart goes back a year at most`() throws {
        let days = VisitDays(cells: [try cell(1...1, 11)], reportedDays: [], through: 1_000)
        #expect(days.days.count == 366)
    }
}

@Suite("Engagement")
struct EngagementReportTests {
    private func report(_ counts: [String: Int]) throws -> EngagementReport {
        let cells = try counts.map { text, count in
            ReleasedCell(
                site: "main", days: nil, usageClass: .content, release: "", key: try CounterKey(text: text),
                count: count)
        }
        return EngagementReport(cells: cells, sceneOrder: ["globe": ["hook", "loose", "last"]])
    }

    @Test func `the funnel is the sum of furthest scenes from the end`() throws {
        let report = try report([
            "explainer.open{globe}": 20, "explainer.last{globe,hook}": 5, "explainer.last{globe,loose}": 7,
            "explainer.last{globe,last}": 8,
        ])
        #expect(report.explainers.first?.scenes.map(\.reached) == [20, 15, 8])
    }

    @Test func `a scene that no release orders stands last`() throws {
        let report = try report(["explainer.open{globe}": 3, "scene.view{globe,extra}": 3])
        #expect(report.explainers.first?.scenes.map(\.id) == ["hook", "loose", "last", "extra"])
    }

    @Test func `the most opened explainer comes first`() throws {
        let report = try report(["explainer.open{car-trip}": 30, "explainer.open{globe}": 20])
        #expect(report.explainers.map(\.id) == ["car-trip", "globe"])
    }
}

@Suite("Wording")
struct WordingTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")])
    func `numbers are grouped`(number: Int, text: String) {
        #expect(Wording.grouped(number) == text)
    }

    @Test(arguments: [(0, 0, "–"), (1, 2, "50\u{A0}%"), (1, 3, "33\u{A0}%"), (2, 3, "67\u{A0}%"), (3, 3, "100\u{A0}%")])
    func `shares are whole percents`(part: Int, whole: Int, text: String) {
        #expect(Wording.percent(part, of: whole) == text)
    }

    @Test(arguments: [
        (400, "0\u{A0}s"), (7_400, "7\u{A0}s"), (60_000, "1\u{A0}min"), (190_000, "3\u{A0}min\u{A0}10\u{A0}s"),
    ])
    func `times are minutes and seconds`(milliseconds: Int, text: String) {
        #expect(Wording.duration(milliseconds: milliseconds) == text)
    }

    @Test func `a moment has day, time and zone`() {
        #expect(Wording.moment(epochSeconds: 1_795_440_000) == "23 Nov 2026, 13:20 UTC")
    }
}
