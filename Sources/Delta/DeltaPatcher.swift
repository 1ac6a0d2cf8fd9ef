import Bytes

/// Makes a target tree from a base tree and a package, one file after the other.
///
///     let patcher = try DeltaPatcher(package: DeltaPackage(bytes), base: base)
///     try patcher.apply(to: &sink)
///
/// It stops at the first fault with a ``DeltaError``; what the sink got until then must be thrown away.
public struct DeltaPatcher<Base: DeltaBase> {
    private let package: DeltaPackage
    private let base: Base
    private let text: BaseText
    private let plan: [PlannedFile]
    private let operations: [UInt8]

    /// Checks that `base` is the tree the package was made from, and reads its file list.
    ///
    /// Throws ``DeltaError/baseMismatch(expected:found:)`` for another base, before anything is inflated.
    public init(package: DeltaPackage, base: Base) throws(DeltaError) {
        try package.require(.content)
        let header = package.header
        guard base.listing.digest == header.base else {
            throw .baseMismatch(expected: header.base, found: base.listing.digest)
        }
        self.package = package
        self.base = base
        text = BaseText(base.listing)
        let list = try package.section(.files).content()
        plan = try FileList(list, base: base.listing.files, sizes: header.sizes).files
        operations = try package.section(.operations).content()
    }

    /// Writes every target file to `sink` and checks the whole against the header.
    ///
    /// - Returns: The target's files, each with the digest of the bytes that were written.
    @discardableResult
    public func apply(to sink: inout some DeltaSink) throws(DeltaError) -> [DeltaFile] {
        let streamed = StreamedFile.all(in: plan, text)
        let reader = OperationReader(operations, files: streamed, text: text)
        var run = PatchRun(
            base: base, text: text, operations: reader,
            literals: LiteralReader(
                try package.section(.literals), planner: DictionaryPlanner(reader), text: text))
        for file in plan {
            try run.make(file, sink: &sink)
        }
        try run.requireEnd()
        let found = DeltaListing.digest(of: run.made)
        guard found == package.header.target else {
            throw .targetMismatch(expected: package.header.target, found: found)
        }
        return run.made
    }
}

/// One run of a patcher: the files made so far and the streams they are made from.
private struct PatchRun<Base: DeltaBase> {
    let base: Base
    let text: BaseText
    var operations: OperationReader
    var literals: LiteralReader
    var made: [DeltaFile] = []
    private var hasher = SHA256Hasher()
    private var buffer: [UInt8] = []

    /// Bytes are passed on in pieces of at most this many.
    private static var pieceBytes: Int { 65_536 }

    init(base: Base, text: BaseText, operations: OperationReader, literals: LiteralReader) {
        self.base = base
        self.text = text
        self.operations = operations
        self.literals = literals
    }

    mutating func make(_ file: PlannedFile, sink: inout some DeltaSink) throws(DeltaError) {
        if case .earlier(let index) = file.source {
            let copy = DeltaFile(path: file.path, length: file.length, digest: made[index].digest)
            try sink.duplicate(copy, of: made[index].path)
            made.append(copy)
            return
        }
        hasher = SHA256Hasher()
        try sink.begin(path: file.path, length: file.length)
        if case .base(let index) = file.source {
            try copy(text.range(ofFileAt: index), to: &sink)
        } else {
            _ = try operations.beginFile()
            while let operation = try operations.next() {
                try perform(operation, sink: &sink)
            }
        }
        let done = DeltaFile(path: file.path, length: file.length, digest: hasher.finalize())
        try sink.end(done)
        made.append(done)
    }

    /// Throws if operations or new text are left over.
    mutating func requireEnd() throws(DeltaError) {
        _ = try operations.beginFile()
        try literals.requireEnd(offset: operations.offset)
    }

    private mutating func perform(_ operation: Operation, sink: inout some DeltaSink) throws(DeltaError) {
        let offset = operations.offset
        switch operation {
        case .keep(let range), .copyBase(let range): try copy(range, to: &sink)
        case .drop: break
        case .insert(let count, _):
            var left = count
            while left > 0 {
                let piece = try literals.take(left, of: base, offset: offset)
                try put(piece, to: &sink)
                left -= piece.count
            }
        case .copyNew(let count, let distance):
            try put(literals.history(count: count, distance: distance, offset: offset), to: &sink)
        case .digest(let file):
            try put(Array(made[file].digest.hex.utf8)[...], to: &sink)
        }
    }

    private mutating func copy(_ range: Range<Int>, to sink: inout some DeltaSink) throws(DeltaError) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, start + Self.pieceBytes)
            buffer.removeAll(keepingCapacity: true)
            try text.read(start..<end, of: base, into: &buffer)
            try put(buffer[...], to: &sink)
            start = end
        }
    }

    private mutating func put(_ bytes: ArraySlice<UInt8>, to sink: inout some DeltaSink) throws(DeltaError) {
        hasher.update(bytes)
        try sink.write(bytes)
    }
}
