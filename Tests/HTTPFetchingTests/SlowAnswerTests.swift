import HTTPFetching
import Testing

@Suite("Slow retrieval")
struct SlowAnswerTests {
    @Test(
        arguments: [
            (0, 0, true), (60, 0, true), (61, 0, false), (61, 61 * 128 - 1, false), (61, 61 * 128, true),
            (3_600, 3_600 * 128, true), (3_601, 10_000_000, false),
        ])
    func `an answer that only drips is given up after a minute, and any answer after its time`(
        seconds: Int, receivedBytes: Int, goesOn: Bool
    ) {
        let limits = HTTPFetchLimits(answerSecondsMax: 30)
        #expect(limits.allows(receivedBytes: receivedBytes, after: seconds, secondsMax: 3_600) == goesOn)
    }
}
