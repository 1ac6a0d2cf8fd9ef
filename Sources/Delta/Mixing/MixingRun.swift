import Bytes

/// One run of the mixing codec over a whole package, in either direction.
///
/// First the file list is coded, with the base's paths as its history; then, once it is known what the files are made
/// from, base text is loaded, learned, and the files follow one by one, window after window.
struct MixingRun<Base: DeltaBase> {
    private let base: Base
    private let options: MixingOptions
    private let arena = MixingArena()
    /// Holds the history: first that of the file list, which goes when the files' own takes its place.
    private var historyArena = MixingArena()
    private var coder: MixingCoder
    /// The windows, and how many of them were opened.
    private var windows: [MixingLayout] = []
    private var opened = 0

    /// Begins with the file list; its history is the paths of the base.
    init(_ coder: ArithmeticCoder, base: Base, options: MixingOptions, listCount: Int) {
        self.base = base
        self.options = options
        let paths = base.listing.files.flatMap { Array($0.path.utf8) + [UInt8(ascii: "\n")] }
        var history = TextHistory(historyArena, capacity: paths.count + listCount, count: paths.count)
        history.text.update(from: paths, count: paths.count)
        history.index(0..<paths.count)
        self.coder = MixingCoder(coder, arena, history: history, bucketBits: options.bucketBits)
    }

    /// Codes the file list, which must be done once, first.
    mutating func codeList(_ list: [UInt8]?, count: Int) -> [UInt8] {
        let start = coder.history.count
        coder.codeNew(count, list)
        return Array(UnsafeBufferPointer(start: coder.history.text + start, count: count))
    }

    /// Settles in which windows the files are coded, once their list is known.
    mutating func lay(_ windows: [MixingLayout]) {
        self.windows = windows
        let capacity = windows.reduce(0) { max($0, $1.count) }
        historyArena = MixingArena()
        coder.history = TextHistory(historyArena, capacity: capacity, count: windows[0].baseCount)
    }

    /// Goes on to the window of the file at `index`: loads its base text; the first one's is learned from.
    private mutating func open(for index: Int) throws(DeltaError) {
        while opened == 0 || index >= windows[opened - 1].end {
            let layout = windows[opened]
            if opened > 0 { coder.history.restart(count: layout.baseCount) }
            try load(layout)
            if opened == 0 { coder.prime(layout.primers, budget: MixingOptions.primingBytes[options.priming]) }
            opened += 1
        }
    }

    private mutating func load(_ layout: MixingLayout) throws(DeltaError) {
        for (file, start) in layout.loads {
            let length = base.listing.files[file].length
            var done = 0
            while done < length {
                var buffer: [UInt8] = []
                let end = min(length, done + BaseText.pieceBytes)
                try base.read(fileAt: file, range: done..<end, into: &buffer)
                guard buffer.count == end - done else {
                    throw .baseUnreadable(path: base.listing.files[file].path, code: 0)
                }
                (coder.history.text + start + done).update(from: buffer, count: buffer.count)
                done = end
            }
        }
        coder.history.index(0..<layout.baseCount - (layout.manifest?.count ?? 0))
    }

    /// Codes the file at `index` of the plan, the files before which are `made`; its bytes are in the history after.
    mutating func code(
        _ plan: [PlannedFile], _ index: Int, made: some Collection<DeltaFile>, guide: FileGuide?
    ) throws(DeltaError) -> UnsafeBufferPointer<UInt8> {
        try open(for: index)
        let layout = windows[opened - 1]
        let length = plan[index].length
        let start = coder.history.count
        var aligned = layout.aligned(plan, index, base.listing)
        if let room = aligned, room == layout.manifest {
            let text = try ExpectedManifest.text(plan, base: base, made: made, bytesMax: room.count)
            let expected = room.prefix(text.count)
            (coder.history.text + expected.lowerBound).update(from: text, count: text.count)
            coder.history.index(expected)
            aligned = expected
        }
        if let aligned {
            try coder.codeEdited(length, aligned: aligned, guide)
        } else {
            coder.codeNew(length, guide?.bytes)
        }
        return UnsafeBufferPointer(start: coder.history.text + start, count: length)
    }

    /// The bytes that were coded.
    mutating func finish() -> [UInt8] {
        coder.finish()
        return coder.coder.bytes
    }

    /// Throws unless the coder read all of its input.
    func requireEnd() throws(DeltaError) {
        guard coder.coder.isAtEnd else { throw .malformedMixture(made: coder.history.count, .leftOver) }
    }
}
