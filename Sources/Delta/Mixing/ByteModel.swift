/// What the text before a byte says about it.
struct RecentText {
    /// The last eight bytes, the last one lowest.
    var bytes: UInt64 = 0
    /// The hash of the word that is going on, 0 between words.
    private(set) var word: UInt32 = 0
    /// The hash of the word before.
    private(set) var wordBefore: UInt32 = 0

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        bytes = bytes &<< 8 | UInt64(byte)
        let isLower = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
        let isUpper = byte >= 0x41 && byte <= 0x5a
        if isLower || isUpper {
            word = mixingHash(word, UInt32(isUpper ? byte &+ 32 : byte))
        } else if word != 0 {
            wordBefore = word
            word = 0
        }
    }
}

/// The bytes that the base text and the history lead one to expect next; -1 for none.
struct ExpectedBytes {
    /// The byte at the aligned place of the base, and the one after it.
    var aligned: Int32 = -1
    var alignedNext: Int32 = -1
    /// How many bytes in a row the aligned place was right, and how often it was wrong.
    var alignedLength = 0
    var alignedMisses = 0
    /// The byte after the longest match, its length and its misses.
    var matched: Int32 = -1
    var matchLength = 0
    var matchMisses = 0
}

/// Predicts bytes bit by bit from hashed contexts and two expected bytes, and codes them.
///
/// Contexts: orders 1 to 4 and 6, word, word pair, two at the aligned place, one that skips the last byte. Each has a table of
/// buckets of one cache line's half: a check and fifteen 16-bit slots (12 bits of probability, 4 of count), one bucket
/// for each half of a byte.
struct ByteModel {
    private static let contextCount = 10
    private static let bucketSlots = 16

    private let numbers: MixingNumbers
    private let tables: UnsafeMutablePointer<UInt16>
    private let bucketMask: Int
    private let hashes: UnsafeMutablePointer<UInt32>
    private let buckets: UnsafeMutablePointer<UnsafeMutablePointer<UInt16>>
    private let inputs: UnsafeMutablePointer<MixingInputs>
    private let lanes: UnsafeMutablePointer<Int32>
    private let alignedSlots: UnsafeMutablePointer<UInt32>
    private let matchedSlots: UnsafeMutablePointer<UInt32>
    private let jointSlots: UnsafeMutablePointer<UInt32>
    private var byMatch: Mixer
    private var byPart: Mixer
    private var byLast: Mixer
    private var partMap: ProbabilityMap
    private var pairMap: ProbabilityMap
    private let pairMask: UInt32

    /// Tables of `2^bucketBits` buckets for each context.
    init(_ arena: MixingArena, _ numbers: MixingNumbers, bucketBits: Int) {
        self.numbers = numbers
        tables = arena.take((Self.contextCount << bucketBits) * Self.bucketSlots, of: 0)
        bucketMask = 1 << bucketBits - 1
        hashes = arena.take(Self.contextCount, of: 0)
        buckets = arena.take(Self.contextCount, of: tables)
        inputs = arena.take(1, of: MixingInputs.zero)
        lanes = UnsafeMutableRawPointer(inputs).assumingMemoryBound(to: Int32.self)
        alignedSlots = arena.take(512, of: 60_000 << 16 | 2)
        matchedSlots = arena.take(512, of: 60_000 << 16 | 2)
        jointSlots = arena.take(1_024, of: 60_000 << 16 | 2)
        byMatch = Mixer(arena, sets: 64, weight: 20_000)
        byPart = Mixer(arena, sets: 256, weight: 20_000)
        byLast = Mixer(arena, sets: 256, weight: 20_000)
        partMap = ProbabilityMap(arena, contexts: 256, numbers)
        let pairBits = min(16, bucketBits + 2)
        pairMap = ProbabilityMap(arena, contexts: 1 << pairBits, numbers)
        pairMask = 1 << UInt32(pairBits) - 1
    }

    /// Codes one byte; returns it, or the decoded one.
    mutating func code(
        _ byte: UInt8, after recent: RecentText, expecting expected: ExpectedBytes, with coder: inout ArithmeticCoder
    ) -> UInt8 {
        hash(recent, expected)
        return run(byte, recent, expected) { bit, probability in coder.code(bit, probability: probability) }
    }

    /// Learns one byte that both sides know already.
    mutating func learn(_ byte: UInt8, after recent: RecentText) {
        hash(recent, ExpectedBytes())
        _ = run(byte, recent, ExpectedBytes()) { bit, _ in bit }
    }

    /// The contexts of the next byte.
    @inline(__always)
    private func hash(_ recent: RecentText, _ expected: ExpectedBytes) {
        let last4 = UInt32(truncatingIfNeeded: recent.bytes)
        let aligned = UInt32(expected.aligned &+ 1)
        let alignedNext = UInt32(expected.alignedNext &+ 1)
        let length = UInt32(min(15, expected.alignedLength))
        hashes[0] = mixingHash(last4 & 0xFF, 1)
        hashes[1] = mixingHash(last4 & 0xFFFF, 2)
        hashes[2] = mixingHash(last4 & 0xFF_FFFF, 3)
        hashes[3] = mixingHash(last4, 4)
        hashes[4] = mixingHash(last4, mixingHash(UInt32(truncatingIfNeeded: recent.bytes &>> 32) & 0xFFFF, 5))
        hashes[5] = mixingHash(recent.word, 6)
        hashes[6] = mixingHash(recent.word, mixingHash(recent.wordBefore, 7))
        hashes[7] = mixingHash(aligned | alignedNext &<< 9, mixingHash(last4 & 0xFF, 8))
        hashes[8] = mixingHash(aligned | length &<< 9, mixingHash(last4 & 0xFFFF, 9))
        hashes[9] = mixingHash(last4 & 0xFFFF_FF00, 10)
    }

    /// The bucket of a context, taken over from a less used one if it has none yet.
    @inline(__always)
    private func bucket(_ context: Int, _ hash: UInt32) -> UnsafeMutablePointer<UInt16> {
        let table = tables + context &* (bucketMask &+ 1) &* Self.bucketSlots
        let check = UInt16(truncatingIfNeeded: hash &>> 16) | 1
        let index = Int(hash) & bucketMask
        let first = table + index &* Self.bucketSlots
        if first[0] == check { return first }
        let second = table + (index ^ 1) &* Self.bucketSlots
        if second[0] == check { return second }
        let taken = second[1] & 15 < first[1] & 15 ? second : first
        taken[0] = check
        for slot in 1..<Self.bucketSlots { taken[slot] = 0x8000 }
        return taken
    }

    @inline(__always)
    private mutating func run(
        _ byte: UInt8, _ recent: RecentText, _ expected: ExpectedBytes, _ code: (Int32, Int32) -> Int32
    ) -> UInt8 {
        let last = Int(recent.bytes & 0xFF)
        let last2 = UInt32(truncatingIfNeeded: recent.bytes & 0xFFFF)
        let lengths = Lengths(expected)
        var part: UInt32 = 1
        var place: Int32 = 7
        while place >= 0 {
            if place == 7 {
                for context in 0..<Self.contextCount { buckets[context] = bucket(context, hashes[context]) }
            } else if place == 3 {
                for context in 0..<Self.contextCount {
                    buckets[context] = bucket(context, mixingHash(hashes[context], part))
                }
            }
            let inHalf: UInt32 = 1 &<< UInt32(bitPattern: 3 &- place)
            let node = Int(place >= 4 ? part : (part & (inHalf &- 1)) | inHalf)
            for context in 0..<Self.contextCount {
                let slot = buckets[context][node]
                lanes[context] =
                    (numbers.stretch(Int32(slot)) &* numbers.byteBeliefs[Int(slot & 15)]) &>> 8
            }
            let hints = hints(expected, lengths, part: part, place: place)
            let all = inputs[0]
            let stretched =
                (byMatch.mix(all, set: hints.set, numbers) &+ byPart.mix(all, set: Int(part), numbers)
                    &+ byLast.mix(all, set: last, numbers)) / 3
            let pair = Int(mixingHash(last2, part) & pairMask)
            let mapped = partMap.refine(stretched, context: Int(part)) &+ pairMap.refine(stretched, context: pair)
            let probability = max(16, min(65_520, (2 &* numbers.squash(stretched) &+ mapped &+ 2) &>> 2))
            let bit = code(Int32(byte &>> UInt8(place)) & 1, probability)
            learn(bit, node: node, hints: hints, all)
            part = part &<< 1 | UInt32(bitPattern: bit)
            place &-= 1
        }
        return UInt8(truncatingIfNeeded: part)
    }
}

extension ByteModel {
    /// The lengths of the two expectations, in few steps.
    private struct Lengths {
        let aligned: Int
        let matched: Int
        let matchedCapped: Int32
        let alignedSlot: Int
        let matchedSlot: Int

        @inline(__always)
        init(_ expected: ExpectedBytes) {
            let length = expected.matchLength
            aligned = min(15, expected.alignedLength)
            if length > 32 {
                matched = length > 400 ? 15 : length > 128 ? 14 : length > 64 ? 13 : 12
            } else if length > 16 {
                matched = 11
            } else {
                matched = length > 0 ? (length &+ 1) / 2 &+ 1 : 0
            }
            matchedCapped = Int32(min(32, length))
            alignedSlot = aligned &* 16 &+ min(7, expected.alignedMisses)
            matchedSlot = matched &* 16 &+ min(7, expected.matchMisses)
        }
    }

    /// What the expected bytes say of one bit.
    private struct Hints {
        var aligned: UnsafeMutablePointer<UInt32>?
        var alignedBit: Int32 = 0
        var matched: UnsafeMutablePointer<UInt32>?
        var matchedBit: Int32 = 0
        var joint: UnsafeMutablePointer<UInt32>?
        var set = 0
    }

    /// Fills the last six lanes and tells which weights to use.
    @inline(__always)
    private func hints(_ expected: ExpectedBytes, _ lengths: Lengths, part: UInt32, place: Int32) -> Hints {
        var hints = Hints()
        let shift = UInt32(place &+ 1)
        let isAligned = expected.aligned >= 0 && UInt32(expected.aligned | 256) &>> shift == part
        let isMatched = expected.matched >= 0 && UInt32(expected.matched | 256) &>> shift == part
        for lane in 10..<15 { lanes[lane] = 0 }
        lanes[15] = 256
        if isAligned {
            let slot = alignedSlots + lengths.alignedSlot
            hints.aligned = slot
            hints.alignedBit = (expected.aligned &>> place) & 1
            let sign = hints.alignedBit &* 2 &- 1
            lanes[10] = sign &* trust(slot.pointee)
            lanes[11] = sign &* 256
            hints.set = (1 &+ lengths.aligned &>> 2) &* 8
        }
        if isMatched {
            let slot = matchedSlots + lengths.matchedSlot
            hints.matched = slot
            hints.matchedBit = (expected.matched &>> place) & 1
            let sign = hints.matchedBit &* 2 &- 1
            lanes[12] = sign &* trust(slot.pointee)
            lanes[13] = sign &* lengths.matchedCapped &* 16
            hints.set &+= 1 &+ lengths.matched &>> 2
        }
        if isAligned && isMatched {
            let agree = hints.alignedBit == hints.matchedBit ? 512 : 0
            let slot = jointSlots + (agree &+ lengths.aligned &* 16 &+ lengths.matched)
            hints.joint = slot
            lanes[14] = (hints.alignedBit &* 2 &- 1) &* trust(slot.pointee)
        }
        return hints
    }

    /// A slot's stretched probability, weakened while it is new.
    @inline(__always)
    private func trust(_ slot: UInt32) -> Int32 {
        (numbers.stretch(Int32(slot &>> 16)) &* numbers.beliefs[Int(slot & 63)]) &>> 8
    }

    @inline(__always)
    private mutating func learn(_ bit: Int32, node: Int, hints: Hints, _ all: MixingInputs) {
        for context in 0..<Self.contextCount {
            let slot = buckets[context] + node
            let value = slot.pointee
            let count = value & 15
            let old = Int32(value & 0xFFF0) | 8
            let step = (Int64((bit != 0 ? 65_535 : 0) &- old) &* Int64(numbers.byteRates[Int(count)])) &>> 16
            let moved = max(16, min(65_519, old &+ Int32(truncatingIfNeeded: step)))
            slot.pointee = UInt16(truncatingIfNeeded: moved & 0xFFF0) | (count < 15 ? count &+ 1 : 15)
        }
        if let slot = hints.aligned { adapt(slot, bit == hints.alignedBit, countMax: 63, numbers) }
        if let slot = hints.matched { adapt(slot, bit == hints.matchedBit, countMax: 63, numbers) }
        if let slot = hints.joint { adapt(slot, bit == hints.alignedBit, countMax: 63, numbers) }
        byMatch.learn(all, bit: bit, rate: 6)
        byPart.learn(all, bit: bit, rate: 6)
        byLast.learn(all, bit: bit, rate: 6)
        partMap.learn(bit: bit, shift: 7)
        pairMap.learn(bit: bit, shift: 6)
    }
}

/// Moves a slot (16 bits of probability, 10 of check, 6 of count) towards what happened.
@inline(__always)
func adapt(_ slot: UnsafeMutablePointer<UInt32>, _ happened: Bool, countMax: UInt32, _ numbers: MixingNumbers) {
    let value = slot.pointee
    let count = value & 63
    let old = Int32(value &>> 16)
    let step = (Int64((happened ? 65_535 : 0) &- old) &* Int64(numbers.rates[Int(count)])) &>> 16
    let moved = UInt32(max(1, min(65_535, old &+ Int32(truncatingIfNeeded: step))))
    slot.pointee = moved &<< 16 | (value & 0xFFC0) | (count < countMax ? count &+ 1 : count)
}
