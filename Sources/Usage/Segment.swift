/// A sealed, immutable set of counters of one class with its interval of service days.
///
/// Counters are held as indexes into the key table of the header's release, and by name where that table lacks them
/// (only in a `mixed` segment), so a segment can be read before its manifest is known. The bytes are documented in
/// `Segment.md`.
///
///     let segment = try Segment(header: header, counters: [.visitCount: 12], vocabulary: vocabulary)
///     let signed = try SignedSegment(signing: segment, with: key)
public struct Segment: Hashable, Sendable {
    /// A counter by its place in the release's key table.
    public struct IndexedCell: Hashable, Sendable {
        /// The place, from 0.
        public let index: Int
        /// The visits counted, from 1.
        public let visits: Int
    }

    /// A counter that the release's key table lacks.
    public struct NamedCell: Hashable, Sendable {
        /// What is counted.
        public let key: CounterKey
        /// The visits counted, from 1.
        public let visits: Int
    }

    /// What the segment says about itself.
    public let header: SegmentHeader
    /// Counters in the table, by rising index.
    public let indexedCells: [IndexedCell]
    /// Counters outside the table, by rising bytes of their text.
    public let namedCells: [NamedCell]

    /// The segment's id.
    public var id: SegmentID { header.id }

    /// Seals counters under a header; the vocabulary must be that of the header's release.
    ///
    /// Counters of value 0 are left out. Throws ``UsageError/wrongManifest(expected:found:)`` for another vocabulary,
    /// ``UsageError/numberOutOfRange(field:found:limit:)`` for a value that no counter has, and
    /// ``UsageError/tooLong(found:limit:)`` for the name of a zone above its limit.
    public init(
        header: SegmentHeader, counters: [CounterKey: Int], vocabulary: UsageVocabulary
    ) throws(UsageError) {
        try Self.check(vocabulary, against: header)
        let zoneBytes = header.zone.utf8.count
        guard zoneBytes <= UsageLimits.zoneBytesMax else {
            throw .tooLong(found: zoneBytes, limit: UsageLimits.zoneBytesMax)
        }
        var indexed: [IndexedCell] = []
        var named: [NamedCell] = []
        for (key, visits) in counters where visits != 0 {
            guard (1...UsageLimits.counterMax).contains(visits) else {
                throw .numberOutOfRange(field: key.text, found: visits, limit: UsageLimits.counterMax)
            }
            if let index = vocabulary.index(of: key) {
                indexed.append(IndexedCell(index: index, visits: visits))
            } else {
                named.append(NamedCell(key: key, visits: visits))
            }
        }
        self.header = header
        indexedCells = indexed.sorted { $0.index < $1.index }
        namedCells = named.map { (text: $0.key.text, cell: $0) }
            .sorted { Utf8Order.precedes($0.text, $1.text) }
            .map(\.cell)
    }

    init(header: SegmentHeader, indexedCells: [IndexedCell], namedCells: [NamedCell]) {
        self.header = header
        self.indexedCells = indexedCells
        self.namedCells = namedCells
    }

    /// The counters by key.
    ///
    /// Throws if the vocabulary is of another manifest, an index is not in its table, or a named key is.
    public func counters(_ vocabulary: UsageVocabulary) throws(UsageError) -> [CounterKey: Int] {
        try Self.check(vocabulary, against: header)
        var counters: [CounterKey: Int] = [:]
        for cell in indexedCells {
            guard vocabulary.keys.indices.contains(cell.index) else {
                throw .keyIndexOutOfRange(found: cell.index, count: vocabulary.keys.count)
            }
            counters[vocabulary.keys[cell.index]] = cell.visits
        }
        for cell in namedCells {
            guard vocabulary.index(of: cell.key) == nil else { throw .keyOutOfOrder(cell.key.text) }
            counters[cell.key] = cell.visits
        }
        return counters
    }

    private static func check(_ vocabulary: UsageVocabulary, against header: SegmentHeader) throws(UsageError) {
        let expected = header.release.manifestDigest
        guard vocabulary.release.manifestDigest == expected else {
            throw .wrongManifest(expected: expected, found: vocabulary.release.manifestDigest)
        }
    }
}
