/// Cuts text where edits tend to begin and end, so that unchanged pieces can be recognised.
///
/// Only the encoder cuts: another rule would change the size of packages, never what they make.
enum PieceCutter {
    private static let lengthMax = 160

    /// The ends of the pieces of `bytes`, in order; the last is `bytes.count`.
    ///
    /// A piece ends after a newline; after `>` `;` `}` once it has 12 bytes; after `. ` `, ` once it has 24; after a
    /// space once it has 96; at 160. The digits of a SHA-256 are a piece of their own.
    static func ends(of bytes: [UInt8]) -> [Int] {
        var ends: [Int] = []
        var start = 0
        var index = 0
        var hexRun = 0
        while index < bytes.count {
            let byte = bytes[index]
            hexRun = isHexDigit(byte) ? hexRun + 1 : 0
            index += 1
            if hexRun == StreamScheme.digestDigits, index == bytes.count || !isHexDigit(bytes[index]) {
                if index - hexRun > start { ends.append(index - hexRun) }
                ends.append(index)
                start = index
            } else if endsPiece(byte, after: index >= 2 ? bytes[index - 2] : 0, length: index - start),
                hexRun == 0 || index - start >= 2 * lengthMax
            {
                ends.append(index)
                start = index
            }
        }
        if start < bytes.count { ends.append(bytes.count) }
        return ends
    }

    private static func endsPiece(_ byte: UInt8, after previous: UInt8, length: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "\n"): true
        case UInt8(ascii: ">"), UInt8(ascii: ";"), UInt8(ascii: "}"): length >= 12
        case UInt8(ascii: " "):
            length >= 96 || (length >= 24 && (previous == UInt8(ascii: ".") || previous == UInt8(ascii: ",")))
        default: length >= lengthMax
        }
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
