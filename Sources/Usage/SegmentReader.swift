import Bytes

/// Reads the canonical bytes of a segment; every other form of the same segment is refused.
struct SegmentReader {
    private var reader: ByteReader

    /// Checks length and digest before anything else is read.
    init(_ bytes: [UInt8]) throws(UsageError) {
        guard bytes.count <= UsageLimits.segmentBytesMax else {
            throw .tooLong(found: bytes.count, limit: UsageLimits.segmentBytesMax)
        }
        guard bytes.count > SHA256Digest.byteCount + Segment.magic.count else {
            throw .bytes(
                .truncated(
                    offset: 0, needed: SHA256Digest.byteCount + Segment.magic.count + 1, available: bytes.count))
        }
        guard bytes.starts(with: Segment.magic) else { throw .wrongMagic }
        let version = bytes[Segment.magic.count]
        guard version == Segment.formatVersion else { throw .unsupportedVersion(version) }
        let body = bytes.dropLast(SHA256Digest.byteCount)
        let expected = SHA256Digest(of: body)
        let found: SHA256Digest
        do { found = try SHA256Digest(Array(bytes.suffix(SHA256Digest.byteCount))) } catch { throw .bytes(error) }
        guard found == expected else { throw .digestMismatch(expected: expected, found: found) }
        reader = ByteReader(body.dropFirst(Segment.magic.count + 1))
    }

    mutating func segment() throws(UsageError) -> Segment {
        let header = try header()
        let indexed = try indexedCells()
        let named = try namedCells()
        do { try reader.requireEnd() } catch { throw .bytes(error) }
        guard named.isEmpty || header.releaseScope == .mixed || header.usageClass.cellMin > 1 else {
            throw .keyOutOfOrder(named[0].key.text)
        }
        return Segment(header: header, indexedCells: indexed, namedCells: named)
    }

    private mutating func header() throws(UsageError) -> SegmentHeader {
        let id = try sixteenBytes() as SegmentID
        let usageClass = try classField()
        let interval = try interval()
        let zone = try text(bytesMax: UsageLimits.zoneBytesMax)
        let scope = try releaseScope(of: usageClass)
        let version = try number(max: Int(Int32.max))
        let digest = try digest()
        let cohort = usageClass == .content ? try number(max: UsageLimits.counterMax) : nil
        return SegmentHeader(
            id: id, usageClass: usageClass, interval: interval, zone: zone, releaseScope: scope,
            release: ReleaseID(contentVersion: version, manifestDigest: digest), cohort: cohort,
            kioskID: try sixteenBytes(), installID: try sixteenBytes(),
            openID: try sixteenBytes(), ordinal: try number(max: UsageLimits.ordinalMax))
    }

    private mutating func classField() throws(UsageError) -> UsageClass {
        let code = try byte()
        guard let usageClass = UsageClass(rawValue: code), usageClass != .operations else {
            throw .badSegmentField("class", found: UInt64(code))
        }
        return usageClass
    }

    private mutating func interval() throws(UsageError) -> SegmentInterval {
        switch try byte() {
        case 0:
            let first = try number(max: ServiceDay.numbers.upperBound)
            let length = try number(max: ServiceDay.numbers.upperBound - first)
            guard let firstDay = ServiceDay(number: first), let lastDay = ServiceDay(number: first + length) else {
                throw .badSegmentField("interval", found: UInt64(first))
            }
            return .dated(firstDay...lastDay)
        case 1:
            let code = try byte()
            guard let reason = UndatedReason(rawValue: code) else {
                throw .badSegmentField("undated reason", found: UInt64(code))
            }
            return .undated(reason)
        case let code:
            throw .badSegmentField("interval", found: UInt64(code))
        }
    }

    private mutating func releaseScope(of usageClass: UsageClass) throws(UsageError) -> ReleaseScope {
        let code = try byte()
        guard let scope = ReleaseScope(rawValue: code), (scope != .any) == usageClass.isByRelease else {
            throw .badSegmentField("release scope", found: UInt64(code))
        }
        return scope
    }

    private mutating func indexedCells() throws(UsageError) -> [Segment.IndexedCell] {
        let count = try number(max: UsageLimits.cellCountMax)
        var cells: [Segment.IndexedCell] = []
        var next = 0
        for _ in 0..<count {
            let index = next + (try number(max: UsageLimits.keyTableCountMax))
            guard index < UsageLimits.keyTableCountMax else {
                throw .keyIndexOutOfRange(found: index, count: UsageLimits.keyTableCountMax)
            }
            cells.append(Segment.IndexedCell(index: index, visits: try visits()))
            next = index + 1
        }
        return cells
    }

    private mutating func namedCells() throws(UsageError) -> [Segment.NamedCell] {
        let count = try number(max: UsageLimits.cellCountMax)
        var cells: [Segment.NamedCell] = []
        for _ in 0..<count {
            let text = try text(bytesMax: UsageLimits.keyBytesMax)
            let key = try CounterKey(text: text)
            guard key.text == text, cells.last.map({ $0.key < key }) ?? true else { throw .keyOutOfOrder(key.text) }
            guard key.name.usageClass != .operations else { throw .wrongClass(key.name) }
            cells.append(Segment.NamedCell(key: key, visits: try visits()))
        }
        return cells
    }

    // MARK: - Fields

    private mutating func visits() throws(UsageError) -> Int {
        let visits = try number(max: UsageLimits.counterMax)
        guard visits > 0 else { throw .badSegmentField("visits", found: 0) }
        return visits
    }

    private mutating func byte() throws(UsageError) -> UInt8 {
        do { return try reader.readByte() } catch { throw .bytes(error) }
    }

    private mutating func number(max limit: Int) throws(UsageError) -> Int {
        do { return try reader.readVarint(max: limit) } catch { throw .bytes(error) }
    }

    private mutating func text(bytesMax: Int) throws(UsageError) -> String {
        do { return try reader.readString(bytesMax: bytesMax) } catch { throw .bytes(error) }
    }

    private mutating func digest() throws(UsageError) -> SHA256Digest {
        do { return try reader.readDigest() } catch { throw .bytes(error) }
    }

    private mutating func sixteenBytes<Subject>() throws(UsageError) -> RandomID<Subject> {
        do { return try RandomID(Array(reader.read(count: RandomID<Subject>.byteCount))) } catch { throw .bytes(error) }
    }
}
