/// Finds where a stretch of text occurred before, by the hash of a few bytes at places a fixed step apart.
///
/// Each hash remembers the first place only. A copy shorter than `windowBytes + step - 1` may be missed.
struct CopyIndex {
    static let windowBytes = 12

    private let step: Int
    private let mask: Int
    private var places: [UInt32]

    /// Makes room for `count` bytes, seen every `step` bytes.
    init(count: Int, step: Int) {
        self.step = step
        var slots = 1_024
        while slots < 2 * count / step { slots *= 2 }
        mask = slots - 1
        places = [UInt32](repeating: .max, count: slots)
    }

    /// Adds the windows of `bytes` that begin at multiples of the step in `range`; they are known as their index plus `offset`.
    mutating func add(_ bytes: [UInt8], _ range: Range<Int>, offset: Int) {
        var index = (range.lowerBound + step - 1) / step * step
        while index + Self.windowBytes <= range.upperBound {
            let slot = slot(bytes, index)
            if places[slot] == .max { places[slot] = UInt32(truncatingIfNeeded: index + offset) }
            index += step
        }
    }

    /// A place where the window of `bytes` at `index` may have occurred; the caller compares.
    func candidate(_ bytes: [UInt8], _ index: Int) -> Int? {
        let place = places[slot(bytes, index)]
        return place == .max ? nil : Int(place)
    }

    private func slot(_ bytes: [UInt8], _ index: Int) -> Int {
        var first: UInt64 = 0
        var second: UInt64 = 0
        for place in 0..<8 { first = first << 8 | UInt64(bytes[index + place]) }
        for place in 4..<12 { second = second << 8 | UInt64(bytes[index + place]) }
        let mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 17) & mask
    }
}
