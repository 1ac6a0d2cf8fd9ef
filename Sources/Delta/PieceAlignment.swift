/// Aligns the pieces of a base file with those of a target file: what both have, in an order that both have.
///
/// Patience: pieces that occur once on each side are matched along their longest common order, and the stretches
/// between them are treated alike; short stretches, and those without such pieces, by the fewest changes. What it misses
/// costs bytes, never correctness.
struct PieceAlignment {
    private let base: [Int]
    private let target: [Int]
    private let isThorough: Bool
    private var matches: [Int]

    private static let shortPieces = 600
    private static let depthMax = 32

    /// Pieces of the base that gave way to pieces of the target; one of the two may be empty.
    struct Gap: Equatable {
        let base: Range<Int>
        let target: Range<Int>
    }

    /// For each target piece the base piece that it matches, or -1; those increase.
    ///
    /// Unless `isThorough`, stretches without unique pieces stay unmatched: for codec stream, matches of a few common
    /// pieces there cost more than they save (one release of the bundle: 10,234 B with them).
    static func matches(base: [Int], target: [Int], isThorough: Bool = true) -> [Int] {
        var alignment = PieceAlignment(base: base, target: target, isThorough: isThorough)
        alignment.align(base.indices, target.indices, depth: 0)
        return alignment.matches
    }

    /// The gaps between matched pieces, in order.
    static func gaps(base: [Int], target: [Int]) -> [Gap] {
        var gaps: [Gap] = []
        var (low, high) = (0, 0)
        for (index, match) in (matches(base: base, target: target, isThorough: false) + [base.count]).enumerated()
        where match >= 0 {
            if match > low || index > high { gaps.append(Gap(base: low..<match, target: high..<index)) }
            (low, high) = (match + 1, index + 1)
        }
        return gaps
    }

    private init(base: [Int], target: [Int], isThorough: Bool) {
        self.isThorough = isThorough
        self.base = base
        self.target = target
        matches = [Int](repeating: -1, count: target.count)
    }

    private mutating func align(_ baseRange: Range<Int>, _ targetRange: Range<Int>, depth: Int) {
        var (low, high) = (baseRange, targetRange)
        while let left = low.first, let right = high.first, base[left] == target[right] {
            matches[right] = left
            low = low.dropFirst()
            high = high.dropFirst()
        }
        while let left = low.last, let right = high.last, base[left] == target[right] {
            matches[right] = left
            low = low.dropLast()
            high = high.dropLast()
        }
        guard !low.isEmpty, !high.isEmpty else { return }
        let isShort = (isThorough && low.count + high.count < Self.shortPieces) || depth > Self.depthMax
        let anchors = isShort ? [] : Self.increasing(uniquePairs(low, high))
        guard !anchors.isEmpty else {
            guard isThorough else { return }
            for (left, right) in FewestChanges.pairs(base[low], target[high]) { matches[right] = left }
            return
        }
        for anchor in anchors {
            // An anchor before this point was taken in by the common end of the stretch before it.
            guard anchor.base >= low.lowerBound, anchor.target >= high.lowerBound else { continue }
            align(low.lowerBound..<anchor.base, high.lowerBound..<anchor.target, depth: depth + 1)
            matches[anchor.target] = anchor.base
            low = anchor.base + 1..<low.upperBound
            high = anchor.target + 1..<high.upperBound
        }
        align(low, high, depth: depth + 1)
    }

    private typealias Pair = (base: Int, target: Int)

    /// The pieces that occur once in each stretch, in the target's order.
    private func uniquePairs(_ baseRange: Range<Int>, _ targetRange: Range<Int>) -> [Pair] {
        var places: [Int: (count: Int, place: Int)] = [:]
        for index in baseRange {
            places[base[index], default: (0, index)].count += 1
        }
        var seen: [Int: Int] = [:]
        for index in targetRange {
            seen[target[index], default: 0] += 1
        }
        return targetRange.compactMap { index in
            guard let found = places[target[index]], found.count == 1, seen[target[index]] == 1 else { return nil }
            return (found.place, index)
        }
    }

    /// The longest run of pairs in which both sides increase.
    private static func increasing(_ pairs: [Pair]) -> [Pair] {
        var tails: [Int] = []
        var before = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[tails[middle]].base < pair.base { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var run: [Pair] = []
        var next = tails.last ?? -1
        while next >= 0 {
            run.append(pairs[next])
            next = before[next]
        }
        return run.reversed()
    }
}
