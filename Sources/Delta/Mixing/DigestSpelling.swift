import Bytes

/// How a list of files writes a SHA-256: in hexadecimal digits, or in base 64 without padding (RFC 4648 §4 and §5).
enum DigestSpelling: CaseIterable {
    case hex
    case base64
    case base64URL

    /// How long a digest is.
    var byteCount: Int { self == .hex ? 64 : 43 }

    /// The digest in this spelling.
    func spell(_ digest: SHA256Digest) -> [UInt8] {
        switch self {
        case .hex: Array(digest.hex.utf8)
        case .base64: Self.base64(digest.bytes, Self.digits + Array("+/".utf8))
        case .base64URL: Self.base64(digest.bytes, Self.digits + Array("-_".utf8))
        }
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    private static func base64(_ bytes: [UInt8], _ digits: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var bits = 0
        var held: UInt32 = 0
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(digits[Int(held >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { text.append(digits[Int(held << UInt32(6 - bits) & 63)]) }
        return text
    }
}
