/// The inputs of a mixer: stretched predictions, one lane each.
typealias MixingInputs = SIMD16<Int32>

/// Joins sixteen predictions into one by weights that learn; a set of weights is selected for each bit.
struct Mixer {
    private let weights: UnsafeMutablePointer<MixingInputs>
    private var selected = 0
    /// The probability that the selected weights gave.
    private var probability: Int32 = 32_768

    /// Weights are in 65,536ths.
    private static let weightMax: Int32 = 400_000

    init(_ arena: MixingArena, sets: Int, weight: Int32) {
        weights = arena.take(sets, of: MixingInputs(repeating: weight))
    }

    /// The stretched prediction of one set of weights.
    @inline(__always)
    mutating func mix(_ inputs: MixingInputs, set: Int, _ numbers: MixingNumbers) -> Int32 {
        selected = set
        let sum = ((weights[set] &* inputs) &>> 8).wrappedSum()
        let stretched = max(-3_071, min(3_071, sum &>> 8))
        probability = numbers.squash(stretched)
        return stretched
    }

    /// Moves the selected weights towards what would have predicted `bit` better.
    @inline(__always)
    mutating func learn(_ inputs: MixingInputs, bit: Int32, rate: Int32) {
        let error = (((bit &<< 16) &- probability) &* rate) &>> 8
        let moved = weights[selected] &+ ((inputs &* error &+ 0x800) &>> 12)
        weights[selected] = moved.clamped(
            lowerBound: MixingInputs(repeating: -Self.weightMax), upperBound: MixingInputs(repeating: Self.weightMax))
    }
}

/// Corrects a probability by what followed it before in the same context: an adaptive probability map.
struct ProbabilityMap {
    private let cells: UnsafeMutablePointer<UInt16>
    private var used = 0

    private static let columns = 33

    init(_ arena: MixingArena, contexts: Int, _ numbers: MixingNumbers) {
        cells = arena.take(contexts * Self.columns, of: 0)
        for column in 0..<Self.columns { cells[column] = UInt16(numbers.squash(Int32(column - 16) * 128)) }
        for context in 1..<contexts {
            (cells + context * Self.columns).update(from: cells, count: Self.columns)
        }
    }

    /// The probability that stands for a stretched one in this context.
    @inline(__always)
    mutating func refine(_ stretched: Int32, context: Int) -> Int32 {
        let place = (max(-2_047, min(2_047, stretched)) &+ 2_048) &* 32
        let column = Int(place &>> 12)
        let share = place & 4_095
        let first = context &* Self.columns &+ column
        used = first &+ Int(share &>> 11)
        return (Int32(cells[first]) &* (4_096 &- share) &+ Int32(cells[first &+ 1]) &* share) &>> 12
    }

    /// Moves the nearer of the two cells used towards `bit`.
    @inline(__always)
    mutating func learn(bit: Int32, shift: Int32) {
        let old = Int32(cells[used])
        cells[used] = UInt16(truncatingIfNeeded: old &+ (((bit != 0 ? 65_535 : 0) &- old) &>> shift))
    }
}
