import Bytes

/// Tells, block by block, which base text the dictionary of new text begins with.
///
/// Encoder and patcher each walk the operations ahead of the new text, so neither has to store the dictionary.
struct DictionaryPlanner {
    private var reader: OperationReader
    private var isInFile = false
    private var insertLeft = 0
    private var context = 0..<0

    init(_ reader: OperationReader) {
        self.reader = reader
    }

    /// The base text of the edits that take the next `literalCount` bytes of new text.
    mutating func nextBlock(_ literalCount: Int) throws(DeltaError) -> [Range<Int>] {
        var needed = literalCount
        var ranges: [Range<Int>] = []
        var total = 0
        while needed > 0 {
            if insertLeft == 0 {
                guard try findInsert() else { throw .malformedOperation(offset: reader.offset, .literalsLeftOver) }
            }
            let taken = min(needed, insertLeft)
            needed -= taken
            insertLeft -= taken
            // Neighbouring edits share context; each byte of it counts once.
            let lastEnd = ranges.last?.upperBound ?? 0
            var range = context
            if let last = ranges.last, range.lowerBound >= last.lowerBound, range.lowerBound < lastEnd {
                range = lastEnd..<max(lastEnd, range.upperBound)
            }
            range = range.prefix(StreamScheme.contextBytesMax - total)
            if !range.isEmpty {
                ranges.append(range)
                total += range.count
            }
        }
        return ranges
    }

    private mutating func findInsert() throws(DeltaError) -> Bool {
        while true {
            if !isInFile {
                guard try reader.beginFile() else { return false }
                isInFile = true
            }
            guard let operation = try reader.next() else {
                isInFile = false
                continue
            }
            if case .insert(let count, let context) = operation {
                insertLeft = count
                self.context = context
                return true
            }
        }
    }
}

/// The dictionary of one block: base text that the block's edits are about, then the new text before the block.
func literalDictionary(
    _ ranges: [Range<Int>], of base: borrowing some DeltaBase, _ text: BaseText, history: ArraySlice<UInt8>
) throws(DeltaError) -> [UInt8] {
    var dictionary: [UInt8] = []
    for range in ranges {
        try text.read(range, of: base, into: &dictionary)
    }
    dictionary.append(contentsOf: history.suffix(Deflate.dictionaryBytesMax - dictionary.count))
    return dictionary
}

/// Gives out the new text of a package piece by piece, inflating one block at a time.
struct LiteralReader {
    private var reader: ByteReader
    private var planner: DictionaryPlanner
    private let text: BaseText
    /// New text that is not inflated yet.
    private var left: Int
    /// New text in order; the bytes before `position` are history, those after it are still to be given out.
    private var window: [UInt8] = []
    private var position = 0

    init(_ section: DeltaSection, planner: DictionaryPlanner, text: BaseText) {
        reader = ByteReader(section.stored)
        self.planner = planner
        self.text = text
        left = section.inflatedLength
    }

    /// The next `countMax` bytes or fewer, but at least one.
    mutating func take(
        _ countMax: Int, of base: borrowing some DeltaBase, offset: Int
    ) throws(DeltaError) -> ArraySlice<UInt8> {
        if position == window.count { try inflateBlock(of: base, offset: offset) }
        let slice = window[position...].prefix(countMax)
        position += slice.count
        return slice
    }

    /// New text that was given out before.
    func history(count: Int, distance: Int, offset: Int) throws(DeltaError) -> ArraySlice<UInt8> {
        guard distance <= position else { throw .malformedOperation(offset: offset, .distanceOutOfRange) }
        return window[position - distance..<position - distance + count]
    }

    /// Throws unless all new text was given out.
    func requireEnd(offset: Int) throws(DeltaError) {
        guard left == 0, position == window.count else {
            throw .malformedOperation(offset: offset, .literalsLeftOver)
        }
        do {
            try reader.requireEnd()
        } catch {
            throw .malformed(error)
        }
    }

    private mutating func inflateBlock(of base: borrowing some DeltaBase, offset: Int) throws(DeltaError) {
        guard left > 0 else { throw .malformedOperation(offset: offset, .literalsExhausted) }
        let count = min(left, StreamScheme.blockBytes)
        let storedCount = try reader.readSize(.literalsBytes, max: count)
        let stored = try reader.section { reader throws(BytesError) in try reader.read(count: storedCount) }
        if window.count >= 2 * StreamScheme.distanceMax {
            window.removeFirst(window.count - StreamScheme.distanceMax)
            position = window.count
        }
        let ranges = try planner.nextBlock(count)
        if storedCount == count {
            window.append(contentsOf: stored)
        } else {
            let dictionary = try literalDictionary(ranges, of: base, text, history: window[...])
            window += try Deflate.inflate(stored, count: count, dictionary: dictionary, section: .literals)
        }
        left -= count
    }
}
