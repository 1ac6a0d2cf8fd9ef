import Testing
import Usage

@Suite("The service day")
struct ServiceDayTests {
    /// New York in 2026: summer time from 8 March 07:00 UTC to 1 November 06:00 UTC.
    private let newYork = ZoneRule(name: "America/New_York") { seconds in
        (1_772_953_200..<1_793_512_800).contains(seconds) ? -4 * 3_600 : -5 * 3_600
    }

    @Test(
        "text and number agree",
        arguments: [
            (0, "1970-01-01"), (11_016, "2000-02-29"), (20_454, "2026-01-01"), (20_780, "2026-11-23"),
            (2_932_896, "9999-12-31"),
        ])
    func text(number: Int, text: String) throws {
        let day = try #require(ServiceDay(number: number))
        #expect(day.description == text)
        #expect(ServiceDay(text) == day)
    }

    @Test(
        "text that is no date is refused",
        arguments: [
            "", "2026-02-30", "2026-13-01", "2026-1-01", "1969-12-31", "+026-01-01", "2026-01-01 ", "2026/01/01",
        ])
    func badText(text: String) {
        #expect(ServiceDay(text) == nil)
    }

    @Test("numbers outside the calendar are refused")
    func badNumbers() {
        #expect(ServiceDay(number: -1) == nil)
        #expect(ServiceDay(number: 2_932_897) == nil)
    }

    @Test("every number of forty years names one date, in order")
    func order() throws {
        var previous = try #require(ServiceDay(number: 19_000))
        for number in 19_001..<33_600 {
            let day = try #require(ServiceDay(number: number))
            #expect(previous < day && previous.description < day.description)
            #expect(day == previous.advanced(by: 1))
            #expect(ServiceDay(day.description) == day)
            previous = day
        }
    }

    @Test(
        "the day turns at 04:00 local time, also when the clocks change",
        arguments: [
            (1_795_424_399, "2026-11-22"), (1_795_424_400, "2026-11-23"),  // 03:59:59 and 04:00 standard time
            (1_772_953_200, "2026-03-07"),  // 8 March 03:00 summer time, one hour after 02:00 was skipped
            (1_772_956_799, "2026-03-07"), (1_772_956_800, "2026-03-08"),  // 03:59:59 and 04:00 summer time
            (1_793_512_800, "2026-10-31"),  // 1 November 01:00 for the second time
            (1_793_523_599, "2026-10-31"), (1_793_523_600, "2026-11-01"),  // 03:59:59 and 04:00 standard time
        ])
    func turn(seconds: Int64, expected: String) {
        #expect(ServiceDay(containing: seconds, in: newYork).description == expected)
    }

    @Test("no moment is too far away", arguments: [Int64.min, -1, 0, Int64.max])
    func extremes(seconds: Int64) {
        #expect(ServiceDay.numbers.contains(ServiceDay(containing: seconds, in: newYork).number))
    }

    @Test("weekdays follow ISO 8601")
    func weekdays() throws {
        #expect(try #require(ServiceDay("1970-01-01")).weekday == 4)
        #expect(try #require(ServiceDay("2026-11-23")).weekday == 1)
        #expect(try #require(ServiceDay("2026-11-29")).weekday == 7)
    }

    @Test("days are moved within the calendar")
    func advance() throws {
        let day = try #require(ServiceDay("2026-11-23"))
        #expect(day.advanced(by: 8).description == "2026-12-01")
        #expect(day.advanced(by: Int.max).description == "9999-12-31")
        #expect(day.advanced(by: Int.min).description == "1970-01-01")
    }
}
