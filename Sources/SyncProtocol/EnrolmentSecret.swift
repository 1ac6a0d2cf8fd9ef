/// The one-time half of an enrolment code: 40 bits, valid for ten minutes and one kiosk.
public struct EnrolmentSecret: Hashable, Sendable {
    /// The 40 bits, in the low bits.
    public let bits: UInt64

    /// Takes the low 40 bits of a number from a cryptographic random source.
    public init(bits: UInt64) {
        self.bits = bits & 0xff_ffff_ffff
    }

    /// Draws a secret from `generator`, which must be fit for secrets.
    public init(using generator: inout some RandomNumberGenerator) {
        self.init(bits: generator.next())
    }

    /// Reads eight characters as people type them, as ``EnrolmentCode/init(parsing:)`` does.
    public init(parsing text: String) throws(EnrolmentCodeError) {
        bits = try EnrolmentCode.values(of: text, count: 8).reduce(0) { $0 << 5 | $1 }
    }

    /// Two groups of four characters, as sent.
    public var text: String {
        let characters = CrockfordBase32.encode40Bits(bits)
        return "\(characters.prefix(4))-\(characters.suffix(4))"
    }
}
