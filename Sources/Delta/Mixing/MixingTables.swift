/// The number tables of the mixing codec, made from integers alone, so that every machine has the same ones.
///
/// Probabilities are in 65,536ths; the logistic domain ("stretched") is in 256ths of a natural logarithm.
enum MixingTables {
    /// e to the power of -1/512, in 2^64ths.
    private static let decay: UInt64 = 18_410_750_438_167_364_677

    /// e to the power of -n/512 in 2^63rds, for n from 0 to `count - 1`.
    private static func decays(_ count: Int) -> [UInt64] {
        var value: UInt64 = 1 << 63
        return (0..<count).map { _ in
            defer { value = value.multipliedFullWidth(by: decay).high }
            return value
        }
    }

    /// The probability for each stretched value from -4,096 to 4,095.
    static let squash: [UInt16] = {
        let powers = decays(8_193)
        return (-4_096..<4_096).map { stretched in
            // 1 / (1 + e^-x), with numbers of 47 bits so that the dividend fits.
            let power = powers[2 * abs(stretched)] >> 17
            let one: UInt64 = 1 << 46
            let upper = ((one << 16) + (one + power) / 2) / (one + power)
            let probability = stretched >= 0 ? upper : 65_536 - upper
            return UInt16(min(65_535, max(1, probability)))
        }
    }()

    /// The stretched value of each probability in 4,096ths.
    static let stretch: [Int16] = {
        let powers = decays(8_193)
        return (0..<4_096).map { index in
            // Odds below one are e^-x; the nearest whole x lies between the two half steps around it.
            let low = UInt64(min(index, 4_095 - index))
            let odds = ((2 * low + 1) << 40) / (8_191 - 2 * low)
            var steps = 0
            while 2 * steps + 1 < powers.count, powers[2 * steps + 1] >> 23 > odds { steps += 1 }
            return Int16(index < 2_048 ? -steps : steps)
        }
    }()

    /// How far a probability moves towards what happened, by how often it was used: 65,536 / (n + 1.6).
    static func rates() -> [Int32] {
        (0..<64).map { 655_360 / (10 * Int32($0) + 16) }
    }

    /// How much a probability is believed, by how often it was used.
    static func beliefs() -> [Int32] {
        (0..<64).map { (256 * 9 * Int32($0)) / (10 + 9 * Int32($0)) }
    }

    /// Rates of the four-bit counts in byte contexts.
    static let byteRates: [Int32] = [
        43_690, 26_214, 18_724, 14_563, 11_915, 10_082, 8_738, 7_710, 6_898, 6_241, 5_698, 5_242, 4_854, 4_228, 3_450,
        2_850,
    ]

    /// Beliefs of the four-bit counts in byte contexts.
    static let byteBeliefs: [Int32] = [
        0, 120, 164, 187, 201, 210, 217, 222, 226, 229, 232, 234, 236, 238, 242, 246,
    ]
}

/// The tables where the models can read them without checks.
struct MixingNumbers {
    private let stretched: UnsafeMutablePointer<Int16>
    private let squashed: UnsafeMutablePointer<UInt16>
    let rates: UnsafeMutablePointer<Int32>
    let beliefs: UnsafeMutablePointer<Int32>
    let byteRates: UnsafeMutablePointer<Int32>
    let byteBeliefs: UnsafeMutablePointer<Int32>

    init(_ arena: MixingArena) {
        func copy<Value: BitwiseCopyable>(_ values: [Value], _ zero: Value) -> UnsafeMutablePointer<Value> {
            let memory = arena.take(values.count, of: zero)
            memory.update(from: values, count: values.count)
            return memory
        }
        stretched = copy(MixingTables.stretch, 0)
        squashed = copy(MixingTables.squash, 0)
        rates = copy(MixingTables.rates(), 0)
        beliefs = copy(MixingTables.beliefs(), 0)
        byteRates = copy(MixingTables.byteRates, 0)
        byteBeliefs = copy(MixingTables.byteBeliefs, 0)
    }

    /// The stretched value of a probability.
    @inline(__always)
    func stretch(_ probability: Int32) -> Int32 {
        Int32(stretched[Int(probability &>> 4)])
    }

    /// The probability of a stretched value.
    @inline(__always)
    func squash(_ value: Int32) -> Int32 {
        Int32(squashed[Int(max(0, min(8_191, value &+ 4_096)))])
    }
}

/// Mixes the bits of two numbers; what contexts are looked up by.
@inline(__always)
func mixingHash(_ left: UInt32, _ right: UInt32) -> UInt32 {
    var hash = (left &* 0x9E37_79B1) ^ ((right &+ 0x7F4A_7C15) &* 0x85EB_CA6B)
    hash ^= hash &>> 15
    hash = hash &* 0x2C1B_3C6D
    return hash ^ (hash &>> 13)
}
