import Bytes

/// Scheme "primed": kept pieces and new bytes, coded by mixing many models that learned from the base.
struct MixingCodec: ContentCodec {
    let id = DeltaCodec.mixing

    func encode(_ job: EncodingJob) throws(DeltaError) -> [UInt8] {
        var plan = job.plan
        for (index, file) in plan.enumerated() {
            guard case .operations(let aligned) = file.source else { continue }
            if Density.isBestStored(job.target.contents[index], replacing: aligned.map { job.base.contents[$0] }) {
                plan[index] = PlannedFile(path: file.path, length: file.length, source: .stored)
            }
        }
        let list = FileRecords(plan, base: job.base.listing.files, form: .second).bytes
        let guides = try guides(plan, job)
        var best: [UInt8] = []
        var tried: Set<[Int]> = []
        for isWide in [false, true] {
            let windows: [MixingLayout]
            do throws(DeltaError) {
                windows = try MixingLayout.windows(of: plan, job.base.listing, isWide: isWide, limits: job.limits)
            } catch {
                // No room to be wide: the narrow layout has to do.
                if isWide, case .limitExceeded(.modelledBytes, _, _) = error { continue }
                throw error
            }
            for priming in MixingOptions.primingBytes.indices {
                // More priming than there is text would give the same bytes again.
                let primed = min(MixingOptions.primingBytes[priming], windows[0].primers.reduce(0) { $0 + $1.count })
                guard tried.insert([windows[0].baseCount, primed]).inserted else { continue }
                var options = MixingOptions()
                options.priming = priming
                options.isWide = isWide
                options.bucketBits = Self.bucketBits(modelled: primed + list.count + guides.newBytes)
                options.hasMedia = plan.contains { $0.source == .stored }
                let body = try encode(plan, list, guides.all, windows, options, job)
                if best.isEmpty || body.count < best.count { best = body }
            }
        }
        return best
    }

    private func encode(
        _ plan: [PlannedFile], _ list: [UInt8], _ guides: [Int: FileGuide], _ windows: [MixingLayout],
        _ options: MixingOptions, _ job: EncodingJob
    ) throws(DeltaError) -> [UInt8] {
        var run = MixingRun(ArithmeticCoder(), base: job.base, options: options, listCount: list.count)
        _ = run.codeList(list, count: list.count)
        run.lay(windows)
        var media: [UInt8] = []
        for (index, file) in plan.enumerated() {
            if file.source == .stored {
                media += job.target.contents[index]
            } else if let guide = guides[index] {
                _ = try run.code(plan, index, made: job.target.listing.files[..<index], guide: guide)
            }
        }
        var writer = ByteWriter()
        writer.write(options.byte)
        writer.writeVarint(list.count)
        if options.hasMedia { writer.writeVarint(media.count) }
        writer.write(run.finish())
        writer.write(media)
        return writer.bytes
    }

    /// Two buckets for each byte and context, and some to spare.
    private static func bucketBits(modelled: Int) -> Int {
        var bits = MixingOptions.bucketBitsRange.lowerBound
        while bits < MixingOptions.bucketBitsRange.upperBound, 1 << bits < 4 * modelled { bits += 1 }
        return bits
    }

    private func guides(
        _ plan: [PlannedFile], _ job: EncodingJob
    ) throws(DeltaError) -> (all: [Int: FileGuide], newBytes: Int) {
        var all: [Int: FileGuide] = [:]
        var newBytes = 0
        for (index, file) in plan.enumerated() {
            guard case .operations(let aligned) = file.source else { continue }
            var text = aligned.map { job.base.contents[$0] } ?? []
            if let bytesMax = ExpectedManifest.bytesMax(plan, index, job.base.listing) {
                let made = job.target.listing.files[..<index]
                text = try ExpectedManifest.text(plan, base: job.base, made: made, bytesMax: bytesMax)
            }
            let guide = FileGuide(job.target.contents[index], alignedWith: text)
            all[index] = guide
            for (piece, match) in guide.matches.enumerated() where match < 0 {
                newBytes += guide.ends[piece] - (piece > 0 ? guide.ends[piece - 1] : 0)
            }
        }
        return (all, newBytes)
    }

    func open<Base: DeltaBase>(
        _ package: DeltaPackage, base: Base, limits: DeltaLimits
    ) throws(DeltaError) -> (plan: [PlannedFile], maker: any TargetMaker) {
        var reader = ByteReader(package.body)
        let options = try MixingOptions(try reader.section { reader throws(BytesError) in try reader.readByte() })
        let listCount = try reader.readSize(.fileListBytes, max: limits.fileListBytesMax)
        let mediaCount = try options.hasMedia ? reader.readSize(.packageBytes, max: reader.remaining) : 0
        let modelCount = reader.remaining - mediaCount
        guard modelCount >= 0 else {
            throw .malformed(.truncated(offset: reader.offset, needed: mediaCount, available: reader.remaining))
        }
        let model = try reader.section { reader throws(BytesError) in try reader.read(count: modelCount) }
        let media = try reader.section { reader throws(BytesError) in try reader.read(count: mediaCount) }
        var run = MixingRun(ArithmeticCoder(decoding: model), base: base, options: options, listCount: listCount)
        let list = run.codeList(nil, count: listCount)
        let plan = try FileList(list, base: base.listing.files, limits: limits).files
        let stored = plan.reduce(0) { $1.source == .stored ? $0 + $1.length : $0 }
        guard stored == mediaCount else {
            throw .declaredSizeMismatch(.packageBytes, declared: mediaCount, found: stored)
        }
        run.lay(try MixingLayout.windows(of: plan, base.listing, isWide: options.isWide, limits: limits))
        return (plan, MixingMaker(plan: plan, run: run, media: media))
    }
}

/// Makes target files by the mixing codec.
private struct MixingMaker<Base: DeltaBase>: TargetMaker {
    let plan: [PlannedFile]
    var run: MixingRun<Base>
    var media: ArraySlice<UInt8>

    mutating func make(
        _ index: Int, made: [DeltaFile], put: (ArraySlice<UInt8>) throws(DeltaError) -> Void
    ) throws(DeltaError) {
        let length = plan[index].length
        if plan[index].source == .stored {
            try passOn(media.prefix(length), put)
            media = media.dropFirst(length)
        } else {
            try passOn(run.code(plan, index, made: made, guide: nil), put)
        }
    }

    /// Passes a file on in pieces, so that whoever gets it need not hold the whole.
    private func passOn(
        _ file: some RandomAccessCollection<UInt8>, _ put: (ArraySlice<UInt8>) throws(DeltaError) -> Void
    ) throws(DeltaError) {
        var left = file[...]
        while !left.isEmpty {
            try put(Array(left.prefix(BaseText.pieceBytes))[...])
            left = left.dropFirst(BaseText.pieceBytes)
        }
    }

    mutating func requireEnd() throws(DeltaError) {
        try run.requireEnd()
    }
}

extension FileGuide {
    /// Aligns a target file with base text.
    init(_ bytes: [UInt8], alignedWith base: [UInt8]) {
        self.bytes = bytes
        let own = bytes.withUnsafeBufferPointer { Self.cut($0) }
        let pieces = base.withUnsafeBufferPointer { Self.cut($0) }
        ends = own.map { $0.start + $0.count }
        var found = PieceAlignment.matches(base: pieces.map(\.number), target: own.map(\.number))
        for (index, match) in found.enumerated() where match >= 0 {
            let (left, right) = (own[index], pieces[match])
            // Equal numbers are hashes; the bytes decide.
            let isSame = bytes[left.start..<left.start + left.count] == base[right.start..<right.start + right.count]
            if !isSame { found[index] = -1 }
        }
        matches = found
    }

    private static func cut(_ text: UnsafeBufferPointer<UInt8>) -> [MixingPiece] {
        text.baseAddress.map { MixingPieces.cut($0, 0..<text.count) } ?? []
    }
}

extension MixingPiece {
    fileprivate var number: Int { Int(hash) << 8 | count }
}
