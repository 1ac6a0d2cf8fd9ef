/// Codes for each base piece whether the target keeps it, from what the piece says and what happened before.
///
/// The contexts are contents rather than places, so the second file with the same edit costs almost nothing.
struct KeptModel {
    private let numbers: MixingNumbers
    private let slots: UnsafeMutablePointer<UInt32>
    private let used: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
    private let inputs: UnsafeMutablePointer<MixingInputs>
    private let lanes: UnsafeMutablePointer<Int32>
    private var mixer: Mixer

    private static let slotBits = 18
    private static let contextCount = 8

    init(_ arena: MixingArena, _ numbers: MixingNumbers) {
        self.numbers = numbers
        slots = arena.take(1 << Self.slotBits, of: 0)
        used = arena.take(Self.contextCount, of: slots)
        inputs = arena.take(1, of: MixingInputs.zero)
        lanes = UnsafeMutableRawPointer(inputs).assumingMemoryBound(to: Int32.self)
        mixer = Mixer(arena, sets: 8, weight: 22_000)
    }

    /// Codes whether the piece at `index` is kept, after `run` kept ones and an edit of kind `edit`.
    mutating func code(
        _ isKept: Bool, _ text: UnsafePointer<UInt8>, _ pieces: [MixingPiece], _ index: Int, run: Int, edit: Int,
        with coder: inout ArithmeticCoder
    ) -> Bool {
        let piece = pieces[index]
        let before = index > 0 ? pieces[index - 1].hash : 1
        let after = index + 1 < pieces.count ? pieces[index + 1].hash : 2
        let runBits = run > 0 ? min(12, Int.bitWidth - run.leadingZeroBitCount) : 0
        let state = UInt32(runBits * 4 + edit)
        look(0, mixingHash(state, 101))
        look(1, mixingHash(piece.hash, 102))
        look(2, mixingHash(piece.hash, mixingHash(before, 103)))
        look(3, mixingHash(piece.hash, mixingHash(after, 104)))
        look(4, mixingHash(MixingPieces.kind(text, piece), 105))
        look(5, mixingHash(MixingPieces.head(text, piece), 106))
        look(6, mixingHash(state, mixingHash(before, 107)))
        look(7, mixingHash(after, 108))
        lanes[8] = 256
        let all = inputs[0]
        let stretched = mixer.mix(all, set: min(7, runBits), numbers)
        let probability = max(4, min(65_532, numbers.squash(stretched)))
        let coded = coder.code(isKept ? 1 : 0, probability: probability)
        for context in 0..<Self.contextCount {
            adapt(used[context], coded != 0, countMax: context == 0 ? 60 : 20, numbers)
        }
        mixer.learn(all, bit: coded, rate: 10)
        return coded != 0
    }

    private func look(_ context: Int, _ hash: UInt32) {
        let slot = slot(hash)
        // A piece that was never seen before is most likely kept; it has no say in the mix yet.
        if slot.pointee & 63 == 0 { slot.pointee = 60_000 << 16 | (slot.pointee & 0xFFC0) }
        let value = slot.pointee
        used[context] = slot
        lanes[context] = (numbers.stretch(Int32(value &>> 16)) &* numbers.beliefs[Int(value & 63)]) &>> 8
    }

    private func slot(_ hash: UInt32) -> UnsafeMutablePointer<UInt32> {
        let index = Int(hash) & (1 << Self.slotBits - 1)
        let check = (hash &>> 22) & 1_023
        let first = slots + index
        if (first.pointee &>> 6) & 1_023 == check { return first }
        let second = slots + (index ^ 1)
        if (second.pointee &>> 6) & 1_023 == check { return second }
        let taken = second.pointee & 63 < first.pointee & 63 ? second : first
        taken.pointee = 32_768 << 16 | check &<< 6
        return taken
    }
}
