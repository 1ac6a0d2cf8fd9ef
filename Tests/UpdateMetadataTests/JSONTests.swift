import Testing
import UpdateMetadata

@Suite("Reading JSON strictly")
struct JSONTests {
    private func parse(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8), bytesMax: 10_000)
    }

    @Test(
        arguments: [
            ("null", JSONValue.null), (" true ", .boolean(true)), ("\t\r\nfalse", .boolean(false)), ("0", .integer(0)),
            ("-1", .integer(-1)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("\"\"", .string("")), ("\"é😀\"", .string("é😀")), ("[]", .array([])), ("[ ]", .array([])),
            ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])), ("{}", .object([:])),
            ("{ \"a\" : 1 , \"b\":{} }", .object(["a": .integer(1), "b": .object([:])])),
            (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{c}\n\r\t")), (#""\u00e9\uD83D\uDE00""#, .string("é😀")),
        ])
    func `good text is read`(text: String, value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    @Test(
        arguments: [
            ("", JSONFault.truncated, 0), ("   ", .truncated, 3), ("nul", .truncated, 3),
            ("nulL", .unexpectedByte(0x4c), 3),
            ("[", .truncated, 1), ("[1", .truncated, 2), ("[1,", .truncated, 3), ("[1,]", .unexpectedByte(0x5d), 3),
            ("[,1]", .unexpectedByte(0x2c), 1), ("[1 2]", .unexpectedByte(0x32), 3), ("{", .truncated, 1),
            ("{\"a\"", .truncated, 4), ("{\"a\":", .truncated, 5), ("{\"a\":1", .truncated, 6),
            ("{\"a\":1,}", .unexpectedByte(0x7d), 7), ("{a:1}", .unexpectedByte(0x61), 1),
            ("{1:1}", .unexpectedByte(0x31), 1), ("{\"a\" 1}", .unexpectedByte(0x31), 5),
            ("{\"a\":1,\"a\":1}", .repeatedKey("a"), 7), ("{\"a\":1,\"\\u0061\":2}", .repeatedKey("a"), 7),
            ("1 2", .trailingBytes, 2), ("{}x", .trailingBytes, 2), ("'a'", .unexpectedByte(0x27), 0),
            ("// x\n1", .unexpectedByte(0x2f), 0), ("NaN", .unexpectedByte(0x4e), 0), ("+1", .unexpectedByte(0x2b), 0),
            ("\u{feff}1", .unexpectedByte(0xef), 0), ("-", .truncated, 1), ("-a", .notAnInteger, 0),
            ("01", .notAnInteger, 0), ("-0", .notAnInteger, 0), ("-01", .notAnInteger, 0), ("1.0", .notAnInteger, 0),
            ("1e3", .notAnInteger, 0), ("1E3", .notAnInteger, 0), ("[1.5]", .notAnInteger, 1),
            ("9223372036854775808", .notAnInteger, 0), ("-9223372036854775809", .notAnInteger, 0),
            ("99999999999999999999999999", .notAnInteger, 0), ("\"", .truncated, 1), ("\"abc", .truncated, 4),
            ("\"a\nb\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 1), ("\"\\", .truncated, 2),
            ("\"\\x\"", .badEscape, 1), ("\"\\u12\"", .badEscape, 5), ("\"\\u00zz\"", .badEscape, 5),
            ("\"\\ud800\"", .unexpectedByte(0x22), 7), ("\"\\ud800\\n\"", .unexpectedByte(0x6e), 8),
            ("\"\\ud800\\u0041\"", .badEscape, 1), ("\"\\udc00\"", .badEscape, 1), ("\"\\u", .truncated, 3),
        ])
    func `bad text is refused with its place`(text: String, fault: JSONFault, offset: Int) {
        #expect(throws: MetadataError.malformedJSON(fault, offset: offset)) { try parse(text) }
    }

    @Test(arguments: [
        [0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xc3, 0x22],
    ])
    func `a string that is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(throws: MetadataError.malformedJSON(.notUTF8, offset: 0)) {
            _ = try JSONValue(parsing: bytes, bytesMax: 100)
        }
    }

    @Test func `canonical text sorts keys by bytes and escapes two characters alone`() throws {
        let text = "{ \"b\":[1, null,true ],\"a\":\"x\\\"y\\\\z\\u0009\\/\",\"Z\":-5,\"é\":{},\"aa\":false }"
        let canonical = "{\"Z\":-5,\"a\":\"x\\\"y\\\\z\t/\",\"aa\":false,\"b\":[1,null,true],\"é\":{}}"
        #expect(CanonicalJSON.encode(try parse(text)) == Array(canonical.utf8))
    }

    @Test func `keys are sorted by code point and not by language`() throws {
        let text = "{\"\u{10000}\":1,\"\u{ffff}\":2,\"e\u{301}\":3,\"f\":4}"
        #expect(
            CanonicalJSON.encode(try parse(text))
                == Array("{\"e\u{301}\":3,\"f\":4,\"\u{ffff}\":2,\"\u{10000}\":1}".utf8))
    }
}
