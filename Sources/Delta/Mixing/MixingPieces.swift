/// A piece of a base or target file, as the mixing codec cuts them.
struct MixingPiece {
    /// Where it begins in the text.
    let start: Int
    let count: Int
    /// The hash of its bytes.
    let hash: UInt32
}

/// The piece rule of the mixing codec, which is part of the format: both sides must cut alike.
///
/// A piece ends after a newline; after `>` `;` `}` once it has 12 bytes; after `. ` and `, ` once it has 24; after a space
/// once it has 96; at 160 bytes.
enum MixingPieces {
    static func end(of text: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let byte = text[index]
            index += 1
            let count = index - start
            switch byte {
            case 0x0A: return index
            case 0x3E, 0x3B, 0x7D: if count >= 12 { return index }
            case 0x20:
                if count >= 96 { return index }
                if count >= 24, text[index - 2] == 0x2E || text[index - 2] == 0x2C { return index }
            default: break
            }
            if count >= 160 { return index }
        }
        return index
    }

    static func cut(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> [MixingPiece] {
        var pieces: [MixingPiece] = []
        pieces.reserveCapacity(range.count / 24)
        var start = range.lowerBound
        while start < range.upperBound {
            let end = end(of: text, from: start, to: range.upperBound)
            pieces.append(MixingPiece(start: start, count: end - start, hash: hash(text, start, end - start)))
            start = end
        }
        return pieces
    }

    static func hash(_ text: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> UInt32 {
        var hash = fnvStart
        for index in start..<start + count { hash = (hash ^ UInt32(text[index])) &* fnvPrime }
        return hash ^ (hash &>> 15)
    }

    /// The hash of a piece without digits and blanks: pieces that differ in a number alone have the same.
    static func kind(_ text: UnsafePointer<UInt8>, _ piece: MixingPiece) -> UInt32 {
        var hash: UInt32 = 7
        for index in piece.start..<piece.start + piece.count {
            let byte = text[index]
            if byte <= 0x20 || (byte >= 0x30 && byte <= 0x39) { continue }
            hash = (hash ^ UInt32(byte)) &* fnvPrime
        }
        return hash
    }

    /// The hash of the first ten bytes that are no blanks.
    static func head(_ text: UnsafePointer<UInt8>, _ piece: MixingPiece) -> UInt32 {
        var hash: UInt32 = 9
        var left = 10
        for index in piece.start..<piece.start + piece.count where text[index] > 0x20 {
            hash = (hash ^ UInt32(text[index])) &* fnvPrime
            left -= 1
            if left == 0 { break }
        }
        return hash
    }

    private static let fnvStart: UInt32 = 2_166_136_261
    private static let fnvPrime: UInt32 = 16_777_619
}
