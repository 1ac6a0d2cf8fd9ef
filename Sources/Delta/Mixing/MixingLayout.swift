/// The choices of the encoder that the decoder must know: one byte of the package.
struct MixingOptions: Equatable {
    /// How much base text the models learn before they code: none, 256 KiB or 1 MiB.
    var priming = 0
    /// Whether other text of the base joins the aligned files, as far as it fits.
    var isWide = false
    /// Each context has `2^bucketBits` buckets.
    var bucketBits = 10
    /// Whether there are stored files.
    var hasMedia = false

    static let primingBytes = [0, 256 << 10, 1 << 20]
    static let bucketBitsRange = 8...16

    init() {}

    init(_ byte: UInt8) throws(DeltaError) {
        priming = Int(byte & 3)
        isWide = byte & 4 != 0
        bucketBits = Int(byte >> 3 & 15) + Self.bucketBitsRange.lowerBound
        hasMedia = byte & 128 != 0
        guard priming < Self.primingBytes.count, Self.bucketBitsRange.contains(bucketBits) else {
            throw .unknownFlags(byte)
        }
    }

    var byte: UInt8 {
        UInt8(priming) | (isWide ? 4 : 0) | UInt8(bucketBits - Self.bucketBitsRange.lowerBound) << 3
            | (hasMedia ? 128 : 0)
    }
}

/// Which base text lies where in the history, and how much new text follows it, for one window: as many files in a row
/// as the history has room for.
struct MixingLayout {
    /// The end of the window in the plan.
    private(set) var end = 0
    /// The base files that are loaded, and where each starts.
    private(set) var loads: [(file: Int, start: Int)] = []
    /// Where a base file lies.
    private var ranges: [Int: Range<Int>] = [:]
    /// Where the expected manifest lies, if there is one.
    private(set) var manifest: Range<Int>?
    private(set) var baseCount = 0
    private(set) var newCount = 0
    /// The length of the expected manifest until it has its place behind the other base text.
    private var manifestCount = 0

    static let wideBytesMax = 4 << 20

    /// The windows of a plan; one at least.
    ///
    /// Throws ``DeltaError/limitExceeded(_:found:limit:)`` if a single file has no room, if a wide layout needs more
    /// windows than one, or if all of them hold more than twice what a target may.
    static func windows(
        of plan: [PlannedFile], _ listing: DeltaListing, isWide: Bool, limits: DeltaLimits
    ) throws(DeltaError) -> [MixingLayout] {
        let room = limits.modelledBytesMax
        var windows: [MixingLayout] = []
        var window = MixingLayout()
        for index in plan.indices {
            guard let need = window.need(plan, index, listing) else { continue }
            if window.count > 0, window.count + need > room {
                windows.append(window.ended(before: index))
                window = MixingLayout()
            }
            window.add(plan, index, listing)
        }
        if isWide { window.widen(listing) }
        windows.append(window.ended(before: plan.count))
        let counts = windows.map(\.count)
        let all = counts.reduce(0, +)
        for (found, most) in [(isWide ? all : counts.max() ?? 0, room), (all, 2 * limits.targetBytesMax)]
        where found > most {
            throw .limitExceeded(.modelledBytes, found: UInt64(found), limit: most)
        }
        return windows
    }

    /// Bytes of text in all.
    var count: Int { baseCount + newCount + manifestCount }

    /// The text that a file is aligned with; nil if it is all new.
    func aligned(_ plan: [PlannedFile], _ index: Int, _ listing: DeltaListing) -> Range<Int>? {
        guard case .operations(let aligned) = plan[index].source else { return nil }
        if let manifest, index == plan.count - 1 { return manifest }
        return aligned.flatMap { ranges[$0] }
    }

    /// The loaded files, which the models may learn from.
    var primers: [Range<Int>] { loads.compactMap { ranges[$0.file] }.filter { !$0.isEmpty } }

    /// How many more bytes a file would take; nil if it is not mixed.
    private func need(_ plan: [PlannedFile], _ index: Int, _ listing: DeltaListing) -> Int? {
        guard case .operations(let aligned) = plan[index].source else { return nil }
        let length = plan[index].length
        if let expected = ExpectedManifest.bytesMax(plan, index, listing) { return length + expected }
        guard let aligned, ranges[aligned] == nil else { return length }
        return length + listing.files[aligned].length
    }

    private mutating func add(_ plan: [PlannedFile], _ index: Int, _ listing: DeltaListing) {
        guard case .operations(let aligned) = plan[index].source else { return }
        newCount += plan[index].length
        if let expected = ExpectedManifest.bytesMax(plan, index, listing) {
            manifestCount = expected
        } else if let aligned {
            load(aligned, listing.files[aligned].length)
        }
    }

    private mutating func load(_ file: Int, _ length: Int) {
        guard ranges[file] == nil else { return }
        ranges[file] = baseCount..<baseCount + length
        loads.append((file, baseCount))
        baseCount += length
    }

    private mutating func widen(_ listing: DeltaListing) {
        let aligned = baseCount
        for (index, file) in listing.files.enumerated()
        where !DeltaPath.isMedia(file.path) && ranges[index] == nil
            && baseCount - aligned + file.length <= Self.wideBytesMax
        {
            load(index, file.length)
        }
    }

    /// The whole window, with the manifest in its place.
    private func ended(before end: Int) -> MixingLayout {
        var window = self
        window.end = end
        guard manifestCount > 0 else { return window }
        window.manifest = baseCount..<baseCount + manifestCount
        window.baseCount += manifestCount
        window.manifestCount = 0
        return window
    }
}
