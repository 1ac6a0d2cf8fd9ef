import Bytes

/// A target file that is made by operations.
struct StreamedFile: Equatable {
    /// Its index among the target files; only files before it may be named by their digest.
    let targetIndex: Int
    let length: Int
    /// The base file that the cursor starts in, as a range of the base text; empty at 0 if there is none.
    let aligned: Range<Int>

    /// The files of `plan` that operations make, in order.
    static func all(in plan: [PlannedFile], _ text: BaseText) -> [StreamedFile] {
        plan.enumerated().compactMap { index, file in
            guard case .operations(let aligned) = file.source else { return nil }
            return StreamedFile(
                targetIndex: index, length: file.length, aligned: aligned.map { text.range(ofFileAt: $0) } ?? 0..<0)
        }
    }
}

/// Reads operations file by file, with every position resolved and checked.
struct OperationReader {
    private var reader: ByteReader
    private let files: [StreamedFile]
    private let text: BaseText
    private var nextFile = 0
    private var file = StreamedFile(targetIndex: 0, length: 0, aligned: 0..<0)
    private var produced = 0
    private var cursor = 0
    private var copyEnd = 0
    private var nextDigest = 0

    init(_ bytes: [UInt8], files: [StreamedFile], text: BaseText) {
        reader = ByteReader(bytes)
        self.files = files
        self.text = text
    }

    var offset: Int { reader.offset }

    /// Goes to the next file, or returns false after the last, when no operation may be left.
    mutating func beginFile() throws(DeltaError) -> Bool {
        guard nextFile < files.count else {
            try reader.section { reader throws(BytesError) in try reader.requireEnd() }
            return false
        }
        file = files[nextFile]
        nextFile += 1
        produced = 0
        cursor = file.aligned.lowerBound
        return true
    }

    /// The next operation of this file, or nil when the file has its length.
    mutating func next() throws(DeltaError) -> Operation? {
        guard produced < file.length else { return nil }
        let start = reader.offset
        let head = try reader.readNumber()
        guard let kind = OperationKind(rawValue: head & 7) else {
            throw .malformedOperation(offset: start, .zeroCount)  // Not reached: all eight kinds are known.
        }
        return try resolve(kind, number: Int(head >> 3), offset: start)
    }

    private mutating func resolve(
        _ kind: OperationKind, number: Int, offset: Int
    ) throws(DeltaError) -> Operation {
        switch kind {
        case .keep:
            let count = number == 0 ? file.length - produced : number
            return .keep(try move(count, producing: count, offset: offset))
        case .insert:
            try produce(number, offset: offset)
            return .insert(count: number, context: context(dropping: 0))
        case .drop:
            _ = try move(number, producing: 0, offset: offset)
            return .drop(count: number)
        case .replace:
            let dropped = try bounded(reader.readNumber(), .pastBaseEnd, offset: offset)
            try produce(number, offset: offset)
            let context = context(dropping: dropped)
            _ = try move(dropped, producing: 0, offset: offset)
            return .insert(count: number, context: context)
        case .copyBase:
            let change = ZigZag.decode(try reader.readNumber())
            return .copyBase(try baseRange(number, change: change, offset: offset))
        case .copyNew:
            let distance = try bounded(reader.readNumber(), .distanceOutOfRange, offset: offset)
            guard distance <= StreamScheme.distanceMax, number <= distance else {
                throw .malformedOperation(offset: offset, .distanceOutOfRange)
            }
            try produce(number, offset: offset)
            return .copyNew(count: number, distance: distance)
        case .digest, .digestReplacing:
            if kind == .digestReplacing { _ = try move(StreamScheme.digestDigits, producing: 0, offset: offset) }
            try produce(StreamScheme.digestDigits, offset: offset)
            let (index, overflow) = nextDigest.addingReportingOverflow(ZigZag.decode(UInt64(number)))
            guard !overflow, (0..<file.targetIndex).contains(index) else {
                throw .malformedOperation(offset: offset, .digestUnknown)
            }
            nextDigest = index + 1
            return .digest(file: index)
        }
    }

    private func bounded(_ number: UInt64, _ fault: OperationFault, offset: Int) throws(DeltaError) -> Int {
        guard number <= UInt64(Int32.max) else { throw .malformedOperation(offset: offset, fault) }
        return Int(number)
    }

    private mutating func produce(_ count: Int, offset: Int) throws(DeltaError) {
        guard count > 0 else { throw .malformedOperation(offset: offset, .zeroCount) }
        guard count <= file.length - produced else { throw .malformedOperation(offset: offset, .pastTargetEnd) }
        produced += count
    }

    /// Moves the cursor over `count` bytes of the aligned file and returns them.
    private mutating func move(_ count: Int, producing: Int, offset: Int) throws(DeltaError) -> Range<Int> {
        guard count > 0 else { throw .malformedOperation(offset: offset, .zeroCount) }
        guard count <= file.aligned.upperBound - cursor else {
            throw .malformedOperation(offset: offset, .pastBaseEnd)
        }
        if producing > 0 { try produce(producing, offset: offset) }
        cursor += count
        return cursor - count..<cursor
    }

    private mutating func baseRange(_ count: Int, change: Int, offset: Int) throws(DeltaError) -> Range<Int> {
        guard count > 0 else { throw .malformedOperation(offset: offset, .zeroCount) }
        let (start, overflow) = copyEnd.addingReportingOverflow(change)
        guard !overflow, start >= 0, start < text.count else {
            throw .malformedOperation(offset: offset, .pastBaseEnd)
        }
        guard count <= text.range(ofFileAt: text.file(at: start)).upperBound - start else {
            throw .malformedOperation(offset: offset, .pastBaseEnd)
        }
        try produce(count, offset: offset)
        copyEnd = start + count
        return start..<copyEnd
    }

    /// The base text that an edit at the cursor is about, with a little on either side, within the aligned file.
    private func context(dropping count: Int) -> Range<Int> {
        guard !file.aligned.isEmpty else { return 0..<0 }
        let start = max(file.aligned.lowerBound, cursor - StreamScheme.contextBytes)
        let end = min(file.aligned.upperBound, cursor + count + StreamScheme.contextBytes)
        return start..<max(start, end)
    }
}
