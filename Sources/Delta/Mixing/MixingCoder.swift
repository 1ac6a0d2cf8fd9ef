/// What the encoder knows of a target file: its bytes, and which of its pieces are pieces of the aligned text.
struct FileGuide {
    let bytes: [UInt8]
    /// The end of each piece.
    let ends: [Int]
    /// For each piece the index of the equal piece of the aligned text, or -1; those increase.
    let matches: [Int]
}

/// Codes files with the models of the mixing codec, in either direction.
///
/// Encoding and decoding run the same steps; a guide tells the encoder what the coder's bits tell the decoder.
struct MixingCoder {
    private(set) var coder: ArithmeticCoder
    var history: TextHistory
    private var model: ByteModel
    private var kept: KeptModel
    private var numbers: NumberModel

    init(_ coder: ArithmeticCoder, _ arena: MixingArena, history: TextHistory, bucketBits: Int) {
        self.coder = coder
        self.history = history
        let tables = MixingNumbers(arena)
        model = ByteModel(arena, tables, bucketBits: bucketBits)
        kept = KeptModel(arena, tables)
        numbers = NumberModel(arena, tables)
    }

    mutating func finish() { coder.finish() }

    /// Learns text that both sides have; `budget` bytes of pieces that differ, spread over `files`.
    mutating func prime(_ files: [Range<Int>], budget: Int) {
        guard budget > 0, !files.isEmpty else { return }
        let share = max(2_048, budget / files.count)
        var seen: Set<UInt32> = []
        var used = 0
        let text = UnsafePointer(history.text)
        for file in files where used < budget {
            var recent = RecentText()
            var start = file.lowerBound
            var own = 0
            while start < file.upperBound, own < share, used < budget {
                let end = MixingPieces.end(of: text, from: start, to: file.upperBound)
                let isNew = seen.insert(MixingPieces.hash(text, start, end - start)).inserted
                for place in (isNew ? start : max(start, end - 8))..<end {
                    if isNew { model.learn(text[place], after: recent) }
                    recent.append(text[place])
                }
                if isNew {
                    own += end - start
                    used += end - start
                }
                start = end
            }
        }
    }

    /// Codes a file that is aligned with nothing.
    mutating func codeNew(_ count: Int, _ bytes: [UInt8]?) {
        history.startFile()
        codeBytes(count, bytes, from: 0)
    }

    /// Codes a file that is aligned with a range of the base text.
    mutating func codeEdited(_ count: Int, aligned: Range<Int>, _ guide: FileGuide?) throws(DeltaError) {
        history.startFile()
        let text = UnsafePointer(history.text)
        let pieces = MixingPieces.cut(text, aligned)
        let start = history.count
        var state = EditState()
        while history.count - start < count {
            let left = count - (history.count - start)
            if state.piece < pieces.count, pieces[state.piece].count <= left {
                let isKept = guide.map { state.next < $0.ends.count && $0.matches[state.next] == state.piece }
                let coded = kept.code(
                    isKept ?? false, text, pieces, state.piece, run: state.run, edit: state.edit, with: &coder)
                if coded {
                    history.keep(pieces[state.piece])
                    state.keepPiece()
                    continue
                }
            }
            try codeEdit(left, aligned, pieces, guide, made: history.count - start, &state)
        }
    }

    /// Codes one edit: pieces that are dropped, and new bytes in their place.
    private mutating func codeEdit(
        _ left: Int, _ aligned: Range<Int>, _ pieces: [MixingPiece], _ guide: FileGuide?, made: Int,
        _ state: inout EditState
    ) throws(DeltaError) {
        var (dropping, inserting) = (0, 0)
        if let guide { (dropping, inserting) = state.nextEdit(guide, pieceCount: pieces.count, made: made) }
        dropping = numbers.code(dropping, set: state.edit * 2, with: &coder)
        guard dropping <= pieces.count - state.piece else { throw .malformedMixture(made: made, .pastBaseEnd) }
        let start = state.piece < pieces.count ? pieces[state.piece].start : aligned.upperBound
        let last = state.piece + dropping
        let end = last < pieces.count ? pieces[last].start : aligned.upperBound
        let replaced = end - start
        let difference = numbers.codeSigned(inserting - replaced, set: 8 + min(2, dropping), with: &coder)
        inserting = replaced + difference
        guard (0...left).contains(inserting) else { throw .malformedMixture(made: made, .pastTargetEnd) }
        guard dropping > 0 || inserting > 0 else { throw .malformedMixture(made: made, .emptyEdit) }
        history.startEdit(replacing: start..<end)
        codeBytes(inserting, guide?.bytes, from: made)
        state.finishEdit(dropping: dropping, inserting: inserting)
    }

    private mutating func codeBytes(_ count: Int, _ bytes: [UInt8]?, from start: Int) {
        for offset in start..<start + count {
            let byte = model.code(
                bytes?[offset] ?? 0, after: history.recent, expecting: history.expected, with: &coder)
            history.append(byte)
        }
    }
}

/// Where the coding of an edited file stands.
private struct EditState {
    /// The next piece of the aligned text.
    var piece = 0
    /// The next piece of the target, which the encoder alone knows.
    var next = 0
    /// How many pieces were kept in a row.
    var run = 0
    /// The last edit: 0 none or long ago, 1 an insertion, 2 a deletion, 3 a replacement.
    var edit = 0

    private static let runLong = 64

    mutating func keepPiece() {
        piece += 1
        next += 1
        run += 1
        if run > Self.runLong { edit = 0 }
    }

    /// The edit up to the next matched piece: pieces dropped and bytes inserted.
    mutating func nextEdit(_ guide: FileGuide, pieceCount: Int, made: Int) -> (dropping: Int, inserting: Int) {
        while next < guide.ends.count, guide.matches[next] < 0 { next += 1 }
        let end = next > 0 ? guide.ends[next - 1] : 0
        let upTo = next < guide.ends.count ? guide.matches[next] : pieceCount
        return (upTo - piece, max(0, end - made))
    }

    mutating func finishEdit(dropping: Int, inserting: Int) {
        piece += dropping
        run = 0
        edit = dropping == 0 ? 1 : inserting == 0 ? 2 : 3
    }
}
