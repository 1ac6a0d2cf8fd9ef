import Testing

@testable import SyncServer

@Suite("Charts")
struct ChartTests {
    private func chart(_ rows: [BarChart.Row]) -> String {
        BarChart(id: "c", title: "A <b>", description: "D & E", rows: rows).markup
    }

    @Test func `a chart has a role, a title and a description, and no inline style`() {
        let markup = chart([BarChart.Row(label: "Hook", total: 10, hatched: 3, note: "10")])
        #expect(markup.contains("role=\"img\""))
        #expect(markup.contains("<title id=\"c-title\">A &lt;b&gt;</title>"))
        #expect(markup.contains("<desc id=\"c-desc\">D &amp; E</desc>"))
        #expect(!markup.contains("style="))
    }

    @Test func `words in a chart cannot become markup`() {
        let markup = chart([BarChart.Row(label: "<script>\"'", total: 1, hatched: 0, note: "")])
        #expect(!markup.contains("<script>"))
        #expect(markup.contains("&lt;script&gt;&quot;&#39;"))
    }

    @Test func `rows of 0 and no rows at all can be drawn`() {
        #expect(chart([]).hasPrefix("<svg"))
        #expect(chart([BarChart.Row(label: "x", total: 0, hatched: 0, note: "0")]).contains(">0</text>"))
    }

    @Test func `hatched parts and gaps differ by more than colour`() {
        let bars = chart([BarChart.Row(label: "Hook", total: 10, hatched: 3, note: "10")])
        #expect(bars.contains("fill=\"url(#c-hatch)\""))
        let days = DayChart(
            id: "d", title: "", description: "", days: 0..<4,
            spans: [.released(days: 0..<2, visits: 20), .zero(days: 2..<3), .gap(days: 3..<4)], firstLabel: "a",
            lastLabel: "b"
        ).markup
        #expect(days.contains("fill=\"url(#d-gap)\""))
        #expect(days.contains(">20</text>"))
    }
}
