import Bytes

/// Writes the operations that make one target file from its aligned base file and from anything else at hand.
struct EditCoder {
    private let base: DeltaTree
    private let text: BaseText
    /// Which target file has these hexadecimal digits for its digest; only files made so far.
    private var digests: [ArraySlice<UInt8>: Int] = [:]
    private var copies: CopyFinder
    private(set) var writer = OperationWriter()

    init(base: DeltaTree, text: BaseText) {
        self.base = base
        self.text = text
        copies = CopyFinder(base: base, text: text)
    }

    /// Lets later files name the digest of this one.
    mutating func note(_ file: DeltaFile, index: Int) {
        digests[Array(file.digest.hex.utf8)[...]] = index
    }

    /// Writes one target file.
    mutating func code(_ target: [UInt8], aligned: Int?, numbering: inout PieceNumbering) {
        let baseBytes = aligned.map { base.contents[$0] } ?? []
        let basePieces = numbering.cut(baseBytes)
        let targetPieces = numbering.cut(target)
        var kept = 0
        for gap in PieceAlignment.gaps(base: basePieces.numbers, target: targetPieces.numbers) {
            let targetStart = targetPieces.starts[gap.target.lowerBound]
            writer.keep(targetStart - kept)
            kept = targetPieces.starts[gap.target.upperBound]
            code(gap, baseBytes, basePieces, target, targetPieces)
        }
        writer.keep(target.count - kept)
        writer.endFile()
    }

    /// Writes one gap: digests that are known by name first, what stands between them after.
    private mutating func code(
        _ gap: PieceAlignment.Gap, _ base: [UInt8], _ basePieces: Pieces, _ target: [UInt8], _ targetPieces: Pieces
    ) {
        let named = gap.target.filter { digests[target[targetPieces.bytes(of: $0..<$0 + 1)]] != nil }
        let replaced = gap.base.filter { Self.isDigest(base[basePieces.bytes(of: $0..<$0 + 1)]) }
        let paired = named.count == replaced.count
        var baseStart = basePieces.starts[gap.base.lowerBound]
        var targetStart = targetPieces.starts[gap.target.lowerBound]
        for (place, piece) in named.enumerated() {
            let targetDigits = targetPieces.bytes(of: piece..<piece + 1)
            let baseEnd = paired ? basePieces.starts[replaced[place]] : baseStart
            refine(base, baseStart..<baseEnd, target, targetStart..<targetDigits.lowerBound)
            if let index = digests[target[targetDigits]] {
                writer.digest(ofFile: index, replacing: paired)
            }
            baseStart = paired ? baseEnd + StreamScheme.digestDigits : baseEnd
            targetStart = targetDigits.upperBound
        }
        let baseEnd = basePieces.starts[gap.base.upperBound]
        let targetEnd = targetPieces.starts[gap.target.upperBound]
        refine(base, baseStart..<baseEnd, target, targetStart..<targetEnd)
    }

    private static func isDigest(_ piece: ArraySlice<UInt8>) -> Bool {
        piece.count == StreamScheme.digestDigits && piece.allSatisfy(PieceCutter.isHexDigit)
    }

    /// Writes a stretch byte by byte: common ends are kept, then common runs inside, and the rest is new.
    private mutating func refine(
        _ base: [UInt8], _ baseRange: Range<Int>, _ target: [UInt8], _ targetRange: Range<Int>
    ) {
        var (low, high) = (baseRange, targetRange)
        while let left = low.first, let right = high.first, base[left] == target[right] {
            low = low.dropFirst()
            high = high.dropFirst()
        }
        writer.keep(high.lowerBound - targetRange.lowerBound)
        while let left = low.last, let right = high.last, base[left] == target[right] {
            low = low.dropLast()
            high = high.dropLast()
        }
        for run in CommonRuns.find(base, low, target, high) {
            writer.drop(run.base.lowerBound - low.lowerBound)
            insert(target, high.lowerBound..<run.target.lowerBound)
            writer.keep(run.target.count)
            low = run.base.upperBound..<low.upperBound
            high = run.target.upperBound..<high.upperBound
        }
        writer.drop(low.count)
        insert(target, high)
        writer.keep(targetRange.upperBound - high.upperBound)
    }

    /// Writes new text, with copies where it is not so new.
    private mutating func insert(_ target: [UInt8], _ range: Range<Int>) {
        var start = range.lowerBound
        var index = start
        while index + CopyFinder.countMin <= range.upperBound {
            copies.learn(writer.literals)
            guard let copy = copies.find(target, at: index, in: start..<range.upperBound, literals: writer.literals)
            else {
                index += 1
                continue
            }
            writer.insert(target[start..<copy.target.lowerBound])
            switch copy.source {
            case .base(let range): writer.copyBase(range)
            case .new(let place):
                writer.copyNew(count: copy.target.count, distance: writer.literals.count - place)
            }
            start = copy.target.upperBound
            index = start
        }
        writer.insert(target[start..<range.upperBound])
    }
}
