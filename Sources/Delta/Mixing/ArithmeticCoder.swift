/// A binary arithmetic coder of 32 bits without carry, for both directions.
///
/// When it decodes, it reads zeros after the end of its input; when it encodes, it leaves out the zeros at the end.
struct ArithmeticCoder {
    let isDecoding: Bool
    /// What was written so far, when it encodes.
    private(set) var bytes: [UInt8] = []
    private let input: ArraySlice<UInt8>
    private var position: Int
    private var low: UInt32 = 0
    private var high: UInt32 = .max
    private var value: UInt32 = 0

    /// Encodes.
    init() {
        isDecoding = false
        input = []
        position = 0
    }

    /// Decodes `input`.
    init(decoding input: ArraySlice<UInt8>) {
        isDecoding = true
        self.input = input
        position = input.startIndex
        for _ in 0..<4 { shiftIn() }
    }

    /// Codes one bit, which is one with `probability` / 65,536; returns it, or the decoded one.
    @inline(__always)
    mutating func code(_ bit: Int32, probability: Int32) -> Int32 {
        let range = UInt64(high &- low)
        let middle = low &+ UInt32(truncatingIfNeeded: (range &* UInt64(UInt32(bitPattern: probability))) &>> 16)
        let coded = isDecoding ? (value <= middle ? 1 : 0) : bit
        if coded != 0 { high = middle } else { low = middle &+ 1 }
        while (low ^ high) & 0xFF00_0000 == 0 { shift() }
        return coded
    }

    private mutating func shift() {
        if isDecoding { shiftIn() } else { bytes.append(UInt8(truncatingIfNeeded: high &>> 24)) }
        low = low &<< 8
        high = high &<< 8 | 255
    }

    private mutating func shiftIn() {
        value = value &<< 8 | (position < input.endIndex ? UInt32(input[position]) : 0)
        position += 1
    }

    /// Writes the fewest bytes that settle the last bits.
    mutating func finish() {
        for count in 1...4 {
            let mask: UInt32 = count == 4 ? 0 : .max &>> UInt32(8 * count)
            let (sum, overflow) = low.addingReportingOverflow(mask)
            let code = sum & ~mask
            guard !overflow, code <= high else { continue }
            for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: code &>> UInt32(24 - 8 * place))) }
            break
        }
        while bytes.last == 0 { bytes.removeLast() }
    }

    /// Whether all input was read, and nothing but the zeros that an encoder leaves out was read after it.
    var isAtEnd: Bool { position >= input.endIndex }
}
