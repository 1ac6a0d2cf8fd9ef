import Testing

@testable import Kiosk

@Suite("Reading of request headers")
struct HeaderTests {
    @Test(arguments: [
        ("gzip", true), ("gzip, br", true), ("br;q=1.0, gzip;q=0.8", true), ("GZIP;Q=0.5", true), ("*", true),
        ("gzip;q=0", false), ("GZIP;q=0.0", false), ("br", false), ("", false), ("identity", false), ("*;q=0", false),
        ("*, gzip;q=0", false),
    ])
    func `gzip is sent only to those who take it`(header: String, expected: Bool) {
        #expect(AcceptedEncoding.allowsGzip(header) == expected)
    }

    @Test(arguments: [
        (#""a""#, true), (#"W/"a""#, true), (#""b", "a""#, true), ("*", true), (#""b""#, false), ("", false),
    ])
    func `a tag matches its list`(header: String, expected: Bool) {
        #expect(EntityTags.match(header, #""a""#) == expected)
    }

    @Test func `gzip that would be longer is not made`() {
        #expect(Gzip.encode([1]) == nil)
        #expect(Gzip.encode([UInt8](repeating: 7, count: 10_000)).map(\.count) ?? 10_000 < 100)
    }
}
