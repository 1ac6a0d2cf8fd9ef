import Bytes
import SyncProtocol
import TestSupport
import Testing

@Suite("Enrolment codes")
struct EnrolmentCodeTests {
    private let digest = SHA256Digest(of: Array("root".utf8))

    @Test func `a code reads back from its own text`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            let code = EnrolmentCode(secret: EnrolmentSecret(using: &generator), rootDigest: digest)
            #expect(try EnrolmentCode(parsing: code.text) == code)
            #expect(code.matches(rootDigest: digest))
        }
    }

    @Test func `a code has four groups of four characters`() {
        let code = EnrolmentCode(secret: EnrolmentSecret(bits: 0), rootDigest: .zero)
        #expect(code.text == "0000-0000-0000-0000")
        #expect(EnrolmentSecret(bits: 0xff_ffff_ffff).text == "ZZZZ-ZZZZ")
    }

    @Test(arguments: ["oO0l-iIL1-0000-0000", "0001 1111 0000 0000", " 00011111-00000000\n"])
    func `what people type is understood`(text: String) throws {
        let code = try EnrolmentCode(parsing: text)
        #expect(code.secret.text == (text.hasPrefix("oO0l") ? "0001-1111" : "0001-1111"))
    }

    @Test func `lower case is the same as upper case`() throws {
        #expect(try EnrolmentCode(parsing: "abcd-efgh-jkmn-pqrs") == EnrolmentCode(parsing: "ABCD-EFGH-JKMN-PQRS"))
    }

    @Test(arguments: [("", 0), ("ABCD-EFGH", 8), ("ABCD-EFGH-JKMN-PQRST", 17)])
    func `a code of another length is refused`(text: String, found: Int) {
        #expect(throws: EnrolmentCodeError.wrongLength(expected: 16, found: found)) {
            try EnrolmentCode(parsing: text)
        }
    }

    @Test func `a character outside the alphabet is named with its place`() {
        #expect(throws: EnrolmentCodeError.unknownCharacter("U", position: 2)) {
            try EnrolmentCode(parsing: "ABUD-EFGH-JKMN-PQRS")
        }
    }

    @Test func `another root does not match`() {
        let code = EnrolmentCode(secret: EnrolmentSecret(bits: 1), rootDigest: digest)
        #expect(!code.matches(rootDigest: SHA256Digest(of: Array("other".utf8))))
    }
}
