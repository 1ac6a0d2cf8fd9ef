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
    static let bucketBitsRange = 8...17

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

/// Which base text lies where in the history, and how much new text follows it.
struct MixingLayout {
    /// The base files that are loaded, and where each starts.
    private(set) var loads: [(file: Int, start: Int)] = []
    /// Where a base file lies.
    private var ranges: [Int: Range<Int>] = [:]
    /// Where the expected manifest lies, if there is one.
    private(set) var manifest: Range<Int>?
    private(set) var baseCount = 0
    private(set) var newCount = 0

    static let wideBytesMax = 4 << 20

    init(
        _ plan: [PlannedFile], _ listing: DeltaListing, isWide: Bool, limits: DeltaLimits
    ) throws(DeltaError) {
        var manifestLength: Int?
        for (index, file) in plan.enumerated() {
            guard case .operations(let aligned) = file.source else { continue }
            newCount += file.length
            if let expected = ExpectedManifest.length(plan, index, listing) {
                manifestLength = expected
            } else if let aligned {
                load(aligned, listing.files[aligned].length)
            }
        }
        let aligned = baseCount
        if isWide {
            for (index, file) in listing.files.enumerated()
            where !DeltaPath.isMedia(file.path) && ranges[index] == nil
                && baseCount - aligned + file.length <= Self.wideBytesMax
            {
                load(index, file.length)
            }
        }
        if let manifestLength {
            manifest = baseCount..<baseCount + manifestLength
            baseCount += manifestLength
        }
        guard baseCount + newCount <= limits.modelledBytesMax else {
            throw .limitExceeded(.modelledBytes, found: UInt64(baseCount + newCount), limit: limits.modelledBytesMax)
        }
    }

    private mutating func load(_ file: Int, _ length: Int) {
        guard ranges[file] == nil else { return }
        ranges[file] = baseCount..<baseCount + length
        loads.append((file, baseCount))
        baseCount += length
    }

    /// The text that a file is aligned with; nil if it is all new.
    func aligned(_ plan: [PlannedFile], _ index: Int, _ listing: DeltaListing) -> Range<Int>? {
        guard case .operations(let aligned) = plan[index].source else { return nil }
        if let manifest, plan[index].path == ExpectedManifest.path { return manifest }
        return aligned.flatMap { ranges[$0] }
    }

    /// The loaded files, which the models may learn from.
    var primers: [Range<Int>] { loads.compactMap { ranges[$0.file] }.filter { !$0.isEmpty } }
}
