public import Bytes

/// What staff type to enrol a kiosk: a one-time secret and a fingerprint of the server's root of trust.
///
/// Shape: `SSSS-SSSS-RRRR-RRRR` in Crockford's base 32; the first eight characters are a 40-bit secret, the last eight
/// the first 40 bits of SHA-256 over the bytes of `root.json`. The kiosk sends the secret half only.
///
///     let code = EnrolmentCode(secret: .init(random), rootDigest: SHA256Digest(of: rootBytes))
///     code.text                                    // "7K3M-09QA-ZX41-R8TD"
///     try EnrolmentCode(parsing: "7k3mo9qa zx4ir8td") == code
public struct EnrolmentCode: Hashable, Sendable {
    /// The one-time secret half.
    public let secret: EnrolmentSecret
    /// The first 40 bits of the root's digest, in the low bits.
    public let rootBits: UInt64

    /// Makes the code that goes with a secret and a root.
    public init(secret: EnrolmentSecret, rootDigest: SHA256Digest) {
        self.secret = secret
        rootBits = Self.first40Bits(of: rootDigest)
    }

    /// Reads what somebody typed: any case, O for 0, I or L for 1, dashes and blanks anywhere.
    public init(parsing text: String) throws(EnrolmentCodeError) {
        let halves = try Self.values(of: text, count: 16)
        secret = EnrolmentSecret(bits: halves.prefix(8).reduce(0) { $0 << 5 | $1 })
        rootBits = halves.suffix(8).reduce(0) { $0 << 5 | $1 }
    }

    /// Whether a root with this digest is the one that the code was made for.
    public func matches(rootDigest: SHA256Digest) -> Bool {
        Self.first40Bits(of: rootDigest) == rootBits
    }

    /// Four groups of four characters.
    public var text: String {
        let root = CrockfordBase32.encode40Bits(rootBits)
        return "\(secret.text)-\(root.prefix(4))-\(root.suffix(4))"
    }

    static func values(of text: String, count: Int) throws(EnrolmentCodeError) -> [UInt64] {
        var values: [UInt64] = []
        for (position, character) in text.enumerated() where character != "-" && !character.isWhitespace {
            guard let value = CrockfordBase32.value(of: character) else {
                throw .unknownCharacter(character, position: position)
            }
            values.append(value)
        }
        guard values.count == count else { throw .wrongLength(expected: count, found: values.count) }
        return values
    }

    private static func first40Bits(of digest: SHA256Digest) -> UInt64 {
        digest.bytes.prefix(5).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
