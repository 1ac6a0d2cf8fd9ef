/// The files of a base joined in canonical order, addressed by one number.
struct BaseText {
    /// Where each file starts, and where the last one ends.
    private let starts: [Int]

    init(_ listing: DeltaListing) {
        var starts = [0]
        for file in listing.files {
            starts.append((starts.last ?? 0) + file.length)
        }
        self.starts = starts
    }

    var count: Int { starts.last ?? 0 }

    /// The part of the text that is the file at `index`.
    func range(ofFileAt index: Int) -> Range<Int> {
        starts[index]..<starts[index + 1]
    }

    /// The file that holds the byte at `offset`, which must be below ``count``.
    func file(at offset: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        // Empty files share their start with the next one; the last of these is the one that has bytes.
        return low
    }

    /// Reads a range that lies within one file.
    func read(_ range: Range<Int>, of base: borrowing some DeltaBase, into buffer: inout [UInt8]) throws(DeltaError) {
        guard !range.isEmpty else { return }
        let file = file(at: range.lowerBound)
        let start = starts[file]
        try base.read(fileAt: file, range: range.lowerBound - start..<range.upperBound - start, into: &buffer)
    }

    /// Passes a range that lies within one file on, in pieces.
    func copy(
        _ range: Range<Int>, of base: borrowing some DeltaBase, _ put: (ArraySlice<UInt8>) throws(DeltaError) -> Void
    ) throws(DeltaError) {
        var buffer: [UInt8] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, start + Self.pieceBytes)
            buffer.removeAll(keepingCapacity: true)
            try read(start..<end, of: base, into: &buffer)
            try put(buffer[...])
            start = end
        }
    }

    /// Bytes are passed on in pieces of at most this many.
    static let pieceBytes = 65_536
}
