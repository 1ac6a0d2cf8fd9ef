/// A text cut into pieces, each with a number that equal pieces share.
struct Pieces {
    /// The number of each piece.
    let numbers: [Int]
    /// Where each piece begins, and where the last one ends.
    let starts: [Int]

    var count: Int { numbers.count }

    /// The bytes of some neighbouring pieces.
    func bytes(of pieces: Range<Int>) -> Range<Int> {
        starts[pieces.lowerBound]..<starts[pieces.upperBound]
    }
}

/// Gives equal pieces equal numbers, across all texts it sees.
struct PieceNumbering {
    private var numbers: [ArraySlice<UInt8>: Int] = [:]

    mutating func cut(_ bytes: [UInt8]) -> Pieces {
        var starts = [0]
        var own: [Int] = []
        for end in PieceCutter.ends(of: bytes) {
            let piece = bytes[(starts.last ?? 0)..<end]
            let number = numbers[piece] ?? numbers.count
            numbers[piece] = number
            own.append(number)
            starts.append(end)
        }
        return Pieces(numbers: own, starts: starts)
    }
}
