import Bytes

/// Several signed segments in one upload: the payload that a delta package of kind usage wraps.
///
/// Layout: magic `SGSB`, format version (1 byte), count (varint), then for each segment its length (varint), its bytes
/// and its signature (64 bytes). Segments stand in the order given; no id comes twice.
public struct SegmentBatch: Hashable, Sendable {
    private static let magic = Array("SGSB".utf8)
    private static let formatVersion: UInt8 = 1
    /// Magic, version and the longest count that fits the limit.
    private static let frameBytes = 8

    /// The segments, in order.
    public let segments: [SignedSegment]

    /// Takes segments that are known to fit.
    ///
    /// Throws ``UsageError/repeatedSegment(_:)`` or ``UsageError/tooLong(found:limit:)``.
    public init(_ segments: [SignedSegment]) throws(UsageError) {
        var seen: Set<SegmentID> = []
        for segment in segments where !seen.insert(segment.id).inserted { throw .repeatedSegment(segment.id) }
        let bytes = segments.reduce(Self.frameBytes) { $0 + Self.cost(of: $1) }
        guard bytes <= UsageLimits.batchBytesMax else {
            throw .tooLong(found: bytes, limit: UsageLimits.batchBytesMax)
        }
        self.segments = segments
    }

    /// Reads a batch from outside; each segment is only known to start like one.
    public init(decoding bytes: [UInt8]) throws(UsageError) {
        guard bytes.count <= UsageLimits.batchBytesMax else {
            throw .tooLong(found: bytes.count, limit: UsageLimits.batchBytesMax)
        }
        guard bytes.starts(with: Self.magic) else { throw .wrongMagic }
        guard bytes.count > Self.magic.count else {
            throw .bytes(.truncated(offset: bytes.count, needed: 1, available: 0))
        }
        let version = bytes[Self.magic.count]
        guard version == Self.formatVersion else { throw .unsupportedVersion(version) }
        var reader = ByteReader(bytes.dropFirst(Self.magic.count + 1))
        try self.init(try Self.readSegments(&reader))
    }

    /// The batch as bytes; the same segments in the same order give the same bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.magic)
        writer.write(Self.formatVersion)
        writer.writeVarint(segments.count)
        for segment in segments {
            writer.writeLengthPrefixed(segment.bytes)
            writer.write(segment.signature.bytes)
        }
        return writer.bytes
    }

    /// Divides segments, in order, into as few batches as their limit allows; repeated ids are left out.
    ///
    /// - Parameter countMax: the most segments in one batch.
    public static func packing(_ segments: [SignedSegment], countMax: Int = .max) -> [SegmentBatch] {
        var batches: [SegmentBatch] = []
        var open: [SignedSegment] = []
        var openBytes = frameBytes
        var seen: Set<SegmentID> = []
        for segment in segments where seen.insert(segment.id).inserted {
            let cost = cost(of: segment)
            if !open.isEmpty, openBytes + cost > UsageLimits.batchBytesMax || open.count >= countMax {
                batches.append(SegmentBatch(unchecked: open))
                open = []
                openBytes = frameBytes
            }
            open.append(segment)
            openBytes += cost
        }
        return open.isEmpty ? batches : batches + [SegmentBatch(unchecked: open)]
    }

    private static func readSegments(_ reader: inout ByteReader) throws(UsageError) -> [SignedSegment] {
        let parts: [(content: [UInt8], signature: Signature)]
        do {
            parts = try readParts(&reader)
        } catch {
            throw .bytes(error)
        }
        var segments: [SignedSegment] = []
        for part in parts {
            segments.append(try SignedSegment(bytes: part.content, signature: part.signature))
        }
        return segments
    }

    private static func readParts(
        _ reader: inout ByteReader
    ) throws(BytesError) -> [(content: [UInt8], signature: Signature)] {
        var parts: [(content: [UInt8], signature: Signature)] = []
        for _ in 0..<(try reader.readVarint(max: UsageLimits.batchBytesMax / Signature.byteCount)) {
            let content = try Array(reader.readLengthPrefixed(bytesMax: UsageLimits.segmentBytesMax))
            parts.append((content, try Signature(Array(reader.read(count: Signature.byteCount)))))
        }
        try reader.requireEnd()
        return parts
    }

    private init(unchecked segments: [SignedSegment]) {
        self.segments = segments
    }

    /// The segment's bytes, its signature, and the longest length prefix that fits.
    private static func cost(of segment: SignedSegment) -> Int {
        segment.bytes.count + Signature.byteCount + 3
    }
}
