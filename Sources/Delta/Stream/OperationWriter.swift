import Bytes

/// Writes operations in the form that ``OperationReader`` reads, joining neighbours, and gathers the new text.
struct OperationWriter {
    private var writer = ByteWriter()
    private(set) var literals: [UInt8] = []
    private var keeping = 0
    private var dropping = 0
    private var inserting = 0
    private var copyEnd = 0
    private var nextDigest = 0

    var bytes: [UInt8] { writer.bytes }

    mutating func keep(_ count: Int) {
        guard count > 0 else { return }
        flushEdit()
        keeping += count
    }

    mutating func drop(_ count: Int) {
        guard count > 0 else { return }
        flushKeep()
        dropping += count
    }

    mutating func insert(_ text: ArraySlice<UInt8>) {
        guard !text.isEmpty else { return }
        flushKeep()
        inserting += text.count
        literals += text
    }

    /// Copies a range of the base text.
    mutating func copyBase(_ range: Range<Int>) {
        flushKeep()
        flushInsert()
        head(range.count, .copyBase)
        writer.writeVarint(ZigZag.encode(range.lowerBound - copyEnd))
        copyEnd = range.upperBound
    }

    /// Copies new text; `distance` counts back from the end of the new text so far.
    mutating func copyNew(count: Int, distance: Int) {
        flushKeep()
        flushInsert()
        head(count, .copyNew)
        writer.writeVarint(distance)
    }

    /// Names the digest of an earlier target file, in place of 64 bytes of the base if `replacing`.
    mutating func digest(ofFile index: Int, replacing: Bool) {
        flushKeep()
        if replacing { flushEdit() } else { flushInsert() }
        head(Int(ZigZag.encode(index - nextDigest)), replacing ? .digestReplacing : .digest)
        nextDigest = index + 1
    }

    /// Ends the file; what is kept last is kept to the end, and what is left of the base needs no word.
    mutating func endFile() {
        if keeping > 0 { head(0, .keep) }
        keeping = 0
        flushInsert()
        dropping = 0
    }

    private mutating func flushKeep() {
        guard keeping > 0 else { return }
        head(keeping, .keep)
        keeping = 0
    }

    /// Writes new text that waits, together with the base text that it replaces.
    private mutating func flushInsert() {
        guard inserting > 0 else { return }
        if dropping > 0 {
            head(inserting, .replace)
            writer.writeVarint(dropping)
        } else {
            head(inserting, .insert)
        }
        inserting = 0
        dropping = 0
    }

    private mutating func flushEdit() {
        flushInsert()
        guard dropping > 0 else { return }
        head(dropping, .drop)
        dropping = 0
    }

    private mutating func head(_ number: Int, _ kind: OperationKind) {
        writer.writeVarint(UInt64(number) << 3 | kind.rawValue)
    }
}
