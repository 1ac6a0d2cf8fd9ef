/// Finds long copies: text that stands anywhere in the base, or was new earlier in the same package.
struct CopyFinder {
    /// Shorter copies cost more to name than to spell.
    static let countMin = 20
    /// Deflate finds nearer and shorter ones in new text by itself.
    private static let newCountMin = 32
    private static let newDistanceMin = 16_384
    private static let newCountAlways = 512

    struct Copy {
        enum Source {
            case base(Range<Int>)
            case new(Int)
        }
        let target: Range<Int>
        let source: Source
    }

    private let base: DeltaTree
    private let text: BaseText
    private var baseIndex: CopyIndex?
    private var newIndex: CopyIndex?
    private var learned = 0

    init(base: DeltaTree, text: BaseText) {
        self.base = base
        self.text = text
    }

    /// Takes in the new text since the last call.
    mutating func learn(_ literals: [UInt8]) {
        guard literals.count >= learned + 512 else { return }
        if newIndex == nil { newIndex = CopyIndex(count: 1 << 20, step: 4) }
        newIndex?.add(literals, max(0, learned - CopyIndex.windowBytes)..<literals.count, offset: 0)
        learned = literals.count
    }

    /// The copy that covers `index`, stretched both ways within `range`; nil if none is long enough.
    mutating func find(_ target: [UInt8], at index: Int, in range: Range<Int>, literals: [UInt8]) -> Copy? {
        if let copy = findInBase(target, at: index, in: range) { return copy }
        guard let place = newIndex?.candidate(target, index), place + CopyIndex.windowBytes <= literals.count,
            literals.count - place <= StreamScheme.distanceMax
        else { return nil }
        let (start, found) = Self.stretch(target, index, in: range, over: literals, place)
        let distance = literals.count - start
        // Text that waits to be inserted before this copy moves the distance on.
        let waiting = found.lowerBound - range.lowerBound
        guard distance + waiting <= StreamScheme.distanceMax else { return nil }
        let isWorth = found.count >= Self.newCountMin && distance >= Self.newDistanceMin
        guard isWorth || found.count >= Self.newCountAlways else { return nil }
        return Copy(target: found, source: .new(start))
    }

    private mutating func findInBase(_ target: [UInt8], at index: Int, in range: Range<Int>) -> Copy? {
        if baseIndex == nil { baseIndex = Self.index(base, text) }
        guard let place = baseIndex?.candidate(target, index), place < text.count else { return nil }
        let file = text.file(at: place)
        let fileStart = text.range(ofFileAt: file).lowerBound
        let (start, found) = Self.stretch(target, index, in: range, over: base.contents[file], place - fileStart)
        guard found.count >= Self.countMin else { return nil }
        return Copy(target: found, source: .base(fileStart + start..<fileStart + start + found.count))
    }

    private static func index(_ base: DeltaTree, _ text: BaseText) -> CopyIndex {
        var step = 8
        while text.count / step > 8 << 20 { step *= 2 }
        var index = CopyIndex(count: text.count, step: step)
        for (file, content) in base.contents.enumerated() {
            index.add(content, content.indices, offset: text.range(ofFileAt: file).lowerBound)
        }
        return index
    }

    /// Compares both ways from a common place; returns where the copy starts in `source` and what it covers.
    private static func stretch(
        _ target: [UInt8], _ index: Int, in range: Range<Int>, over source: [UInt8], _ place: Int
    ) -> (start: Int, found: Range<Int>) {
        var end = 0
        while index + end < range.upperBound, place + end < source.count, target[index + end] == source[place + end] {
            end += 1
        }
        guard end >= CopyIndex.windowBytes else { return (place, index..<index) }
        var back = 0
        while index - back > range.lowerBound, place - back > 0, target[index - back - 1] == source[place - back - 1] {
            back += 1
        }
        return (place - back, index - back..<index + end)
    }
}
