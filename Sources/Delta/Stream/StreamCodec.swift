import Bytes

/// Scheme "stream": operations and new text, each raw-deflated by zlib.
struct StreamCodec: ContentCodec {
    let id = DeltaCodec.stream

    func encode(_ job: EncodingJob) throws(DeltaError) -> [UInt8] {
        let (base, target) = (job.base, job.target)
        var numbering = job.numbering
        let text = BaseText(base.listing)
        var coder = EditCoder(base: base, text: text)
        for (index, file) in job.plan.enumerated() {
            if case .operations(let aligned) = file.source {
                coder.code(target.contents[index], aligned: aligned, numbering: &numbering)
            }
            coder.note(target.listing.files[index], index: index)
        }
        let operations = coder.writer.bytes
        let streamed = StreamedFile.all(in: job.plan, text)
        let planner = DictionaryPlanner(OperationReader(operations, files: streamed, text: text))
        let list = FileRecords(job.plan, base: base.listing.files, form: .second).bytes
        let literals = try Self.literals(coder.writer.literals, planner: planner, base: base, text: text)
        var writer = ByteWriter()
        for section in [
            try DeltaSection(id: .files, content: list), try DeltaSection(id: .operations, content: operations),
        ] {
            writer.writeVarint(section.stored.count)
            writer.writeVarint(section.inflatedLength)
            writer.write(section.stored)
        }
        writer.writeVarint(coder.writer.literals.count)
        writer.write(literals)
        return writer.bytes
    }

    private static func literals(
        _ literals: [UInt8], planner: DictionaryPlanner, base: DeltaTree, text: BaseText
    ) throws(DeltaError) -> [UInt8] {
        var planner = planner
        var writer = ByteWriter()
        var start = 0
        while start < literals.count {
            let block = literals[start..<min(literals.count, start + StreamScheme.blockBytes)]
            let dictionary = try literalDictionary(
                planner.nextBlock(block.count), of: base, text, history: literals[..<start])
            let deflated = try Deflate.compress(block, dictionary: dictionary, section: .literals)
            writer.writeLengthPrefixed(deflated.count < block.count ? deflated[...] : block)
            start = block.endIndex
        }
        return writer.bytes
    }

    /// The sections in a body of the second format, each within its limit.
    static func sections(_ body: ArraySlice<UInt8>, _ limits: DeltaLimits) throws(DeltaError) -> [DeltaSection] {
        var reader = ByteReader(body)
        var sections: [DeltaSection] = []
        for id in DeltaSectionID.all(of: .content) {
            let isLast = id == .literals
            let storedCount = isLast ? 0 : try reader.readSize(.packageBytes, max: Int.max)
            let (limit, most) = id.inflatedLimit(limits)
            let inflatedCount = try reader.readSize(limit, max: most)
            let count = isLast ? reader.remaining : storedCount
            let stored = try reader.section { reader throws(BytesError) in try reader.read(count: count) }
            sections.append(DeltaSection(id: id, inflatedLength: inflatedCount, stored: stored))
        }
        return sections
    }

    func open<Base: DeltaBase>(
        _ package: DeltaPackage, base: Base, limits: DeltaLimits
    ) throws(DeltaError) -> (plan: [PlannedFile], maker: any TargetMaker) {
        let list = try package.section(.files).content()
        let files = base.listing.files
        let plan =
            if let sizes = package.header.sizes {
                try FileList(list, base: files, sizes: sizes).files
            } else {
                try FileList(list, base: files, limits: limits).files
            }
        guard plan.allSatisfy({ $0.source != .stored }) else {
            throw .malformedFileList(offset: 0, .unknownRecord)
        }
        let text = BaseText(base.listing)
        let reader = OperationReader(
            try package.section(.operations).content(), files: StreamedFile.all(in: plan, text), text: text)
        let literals = LiteralReader(
            try package.section(.literals), planner: DictionaryPlanner(reader), text: text)
        return (plan, StreamMaker(base: base, text: text, operations: reader, literals: literals))
    }
}

/// Makes target files by operations.
private struct StreamMaker<Base: DeltaBase>: TargetMaker {
    let base: Base
    let text: BaseText
    var operations: OperationReader
    var literals: LiteralReader

    mutating func make(
        _ index: Int, made: [DeltaFile], put: (ArraySlice<UInt8>) throws(DeltaError) -> Void
    ) throws(DeltaError) {
        _ = try operations.beginFile()
        while let operation = try operations.next() {
            let offset = operations.offset
            switch operation {
            case .keep(let range), .copyBase(let range): try text.copy(range, of: base, put)
            case .drop: break
            case .insert(let count, _):
                var left = count
                while left > 0 {
                    let piece = try literals.take(left, of: base, offset: offset)
                    try put(piece)
                    left -= piece.count
                }
            case .copyNew(let count, let distance):
                try put(literals.history(count: count, distance: distance, offset: offset))
            case .digest(let file):
                try put(Array(made[file].digest.hex.utf8)[...])
            }
        }
    }

    /// Throws if operations or new text are left over.
    mutating func requireEnd() throws(DeltaError) {
        _ = try operations.beginFile()
        try literals.requireEnd(offset: operations.offset)
    }
}
