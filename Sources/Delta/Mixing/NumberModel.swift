/// Codes numbers as Elias-gamma codes of adaptive bits; each set of numbers has its own.
struct NumberModel {
    private let numbers: MixingNumbers
    private let bits: UnsafeMutablePointer<UInt16>
    private let counts: UnsafeMutablePointer<UInt8>

    /// Bits in one set, and sets.
    private static let setBits = 64
    private static let setCount = 16

    init(_ arena: MixingArena, _ numbers: MixingNumbers) {
        self.numbers = numbers
        bits = arena.take(Self.setBits * Self.setCount, of: 32_768)
        counts = arena.take(Self.setBits * Self.setCount, of: 0)
    }

    /// Codes a number below 2^31.
    mutating func code(_ number: Int, set: Int, with coder: inout ArithmeticCoder) -> Int {
        let shifted = UInt64(number) &+ 1
        let length = coder.isDecoding ? 0 : 63 - shifted.leadingZeroBitCount
        var read = 0
        while read < 31, codeBit(read < length ? 1 : 0, set, read, &coder) != 0 { read += 1 }
        var result: UInt64 = 1
        for place in stride(from: read - 1, through: 0, by: -1) {
            let slot = 32 + (place == read - 1 ? read : place < 8 ? 8 + place : 30) % 32
            let bit = codeBit(Int32(truncatingIfNeeded: (shifted &>> UInt64(place)) & 1), set, slot, &coder)
            result = result &<< 1 | UInt64(bit)
        }
        return Int(result) - 1
    }

    /// Codes a number of either sign.
    mutating func codeSigned(_ number: Int, set: Int, with coder: inout ArithmeticCoder) -> Int {
        let code = number >= 0 ? number * 2 : -number * 2 - 1
        let read = self.code(code, set: set, with: &coder)
        return read & 1 == 1 ? -((read + 1) / 2) : read / 2
    }

    private mutating func codeBit(_ bit: Int32, _ set: Int, _ slot: Int, _ coder: inout ArithmeticCoder) -> Int32 {
        let place = set * Self.setBits + slot
        let old = Int32(bits[place])
        let coded = coder.code(bit, probability: max(64, min(65_472, old)))
        let goal: Int32 = coded != 0 ? 65_535 : 0
        let step = (Int64(goal - old) * Int64(numbers.rates[Int(counts[place])])) >> 16
        bits[place] = UInt16(truncatingIfNeeded: Int64(old) + step)
        if counts[place] < 30 { counts[place] += 1 }
        return coded
    }
}
