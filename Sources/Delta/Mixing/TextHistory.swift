/// The text that both sides know: some text of the base first, then the new text so far.
///
/// It follows two places that may foretell the next byte: the end of the longest match, found by the hash of the last
/// bytes, and the aligned place in the base text that is being replaced.
struct TextHistory {
    /// All of it; `count` bytes are known.
    let text: UnsafeMutablePointer<UInt8>
    let capacity: Int
    private(set) var count: Int
    private(set) var recent = RecentText()

    private let short: UnsafeMutablePointer<UInt32>
    private let long: UnsafeMutablePointer<UInt32>
    private let hashShift: UInt64
    private var match = 0
    private var matchLength = 0
    private var matchMisses = 0
    private var aligned = 0
    private var alignedStart = 0
    private var alignedEnd = 0
    private var alignedLength = 0
    private var alignedMisses = 0

    private static let shortBytes = 5
    private static let longBytes = 8
    private static let bitsMax = 20
    private static let matchMax = 64
    private static let searchBytes = 2_000

    /// Room for `capacity` bytes, of which the first `count` will be base text.
    init(_ arena: MixingArena, capacity: Int, count: Int) {
        text = arena.take(capacity, of: 0)
        self.capacity = capacity
        self.count = count
        var bits = 12
        while 1 << bits < capacity, bits < Self.bitsMax { bits += 1 }
        hashShift = UInt64(64 - bits)
        short = arena.take(1 << bits, of: 0)
        long = arena.take(1 << bits, of: 0)
    }

    /// Begins anew in the same memory, with `count` bytes of base text to come.
    mutating func restart(count: Int) {
        self.count = count
        let slots = 1 << Int(64 - hashShift)
        short.update(repeating: 0, count: slots)
        long.update(repeating: 0, count: slots)
        startFile()
    }

    /// Lets matches be found in text that was put in place.
    mutating func index(_ range: Range<Int>) {
        var bytes: UInt64 = 0
        for place in range {
            bytes = bytes &<< 8 | UInt64(text[place])
            if place - range.lowerBound >= Self.longBytes { note(bytes, place &+ 1) }
        }
    }

    /// Forgets what stands before the next byte, as at the start of a file.
    mutating func startFile() {
        recent = RecentText()
        matchLength = 0
        matchMisses = 0
        align(0..<0, isReplacing: false)
    }

    /// Begins an edit that replaces a range of the base text.
    mutating func startEdit(replacing range: Range<Int>) {
        align(range, isReplacing: !range.isEmpty)
        matchMisses = 0
        matchLength = 0
        findMatch()
    }

    private mutating func align(_ range: Range<Int>, isReplacing: Bool) {
        aligned = range.lowerBound
        alignedStart = range.lowerBound
        alignedEnd = range.upperBound
        alignedLength = isReplacing ? 4 : 0
        alignedMisses = 0
    }

    /// What the next byte may be.
    @inline(__always)
    var expected: ExpectedBytes {
        var expected = ExpectedBytes()
        if aligned < alignedEnd {
            expected.aligned = Int32(text[aligned])
            if aligned &+ 1 < alignedEnd { expected.alignedNext = Int32(text[aligned &+ 1]) }
        }
        expected.alignedLength = alignedLength
        expected.alignedMisses = alignedMisses
        if matchLength > 0 {
            expected.matched = Int32(text[match])
            expected.matchLength = matchLength
        }
        expected.matchMisses = matchMisses
        return expected
    }

    /// Appends a byte that was coded.
    mutating func append(_ byte: UInt8) {
        if matchLength > 0 {
            if text[match] == byte {
                match &+= 1
                matchLength &+= 1
                if matchMisses > 0, matchLength & 15 == 0 { matchMisses &-= 1 }
            } else {
                matchLength = 0
                matchMisses &+= 1
            }
        }
        text[count] = byte
        count &+= 1
        recent.append(byte)
        if matchLength < 16 {
            let (before, length) = (match, matchLength)
            findMatch()
            if length >= 8, match != before, matchLength <= length { (match, matchLength) = (before, length) }
        }
        note(recent.bytes, count)
        if aligned < alignedEnd || alignedStart < alignedEnd { moveAligned(byte) }
    }

    /// Appends a piece of the base text as it is.
    mutating func keep(_ piece: MixingPiece) {
        for offset in 0..<piece.count {
            let byte = text[piece.start &+ offset]
            text[count] = byte
            count &+= 1
            recent.append(byte)
            if offset & 1 == 0 || offset &+ 8 >= piece.count { note(recent.bytes, count) }
        }
        matchLength = 0
    }

    @inline(__always)
    private func hash(_ bytes: UInt64, _ length: Int) -> Int {
        let kept = length == 8 ? bytes : bytes & (1 &<< UInt64(8 &* length) &- 1)
        return Int((kept &* 0x9E37_79B9_7F4A_7C15) &>> hashShift)
    }

    @inline(__always)
    private func note(_ bytes: UInt64, _ end: Int) {
        short[hash(bytes, Self.shortBytes)] = UInt32(truncatingIfNeeded: end)
        long[hash(bytes, Self.longBytes)] = UInt32(truncatingIfNeeded: end)
    }

    private mutating func findMatch() {
        var place = Int(long[hash(recent.bytes, Self.longBytes)])
        if place == 0 || place >= count { place = Int(short[hash(recent.bytes, Self.shortBytes)]) }
        guard place > 0, place < count else { return }
        var length = 0
        while length < Self.matchMax, length < place, text[place &- 1 &- length] == text[count &- 1 &- length] {
            length &+= 1
        }
        guard length >= Self.shortBytes else { return }
        match = place
        matchLength = length
        matchMisses = 0
    }

    /// Moves the aligned place on; after a byte that it did not foretell, it looks for the last bytes nearby.
    private mutating func moveAligned(_ byte: UInt8) {
        if aligned < alignedEnd, text[aligned] == byte {
            aligned &+= 1
            alignedLength &+= 1
            if alignedMisses > 0, alignedLength & 7 == 0 { alignedMisses &-= 1 }
            return
        }
        alignedLength = 0
        alignedMisses &+= 1
        let low = max(alignedStart, aligned &- Self.searchBytes)
        let high = min(alignedEnd, aligned &+ Self.searchBytes)
        let second = UInt8(truncatingIfNeeded: recent.bytes &>> 8)
        var (best, bestLength, bestDistance) = (0, 0, Int.max)
        var place = low &+ 3
        while place <= high {
            if text[place &- 1] == byte, text[place &- 2] == second {
                var length = 2
                while length < 8, place &- low > length,
                    text[place &- 1 &- length] == UInt8(truncatingIfNeeded: recent.bytes &>> UInt64(8 &* length))
                {
                    length &+= 1
                }
                let distance = abs(place &- aligned)
                if length >= 4, length > bestLength || (length == bestLength && distance < bestDistance) {
                    (best, bestLength, bestDistance) = (place, length, distance)
                }
            }
            place &+= 1
        }
        if bestLength > 0 {
            aligned = best
            alignedLength = bestLength >= 8 ? 3 : 1
        } else if aligned < alignedEnd {
            aligned &+= 1
        }
    }
}
