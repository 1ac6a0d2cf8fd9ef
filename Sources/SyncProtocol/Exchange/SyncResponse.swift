import Bytes
public import Usage

/// Answer to `POST /v1/sync`: what is new for this kiosk, and nothing else.
///
/// Metadata files and packages are the bytes that lie under `/tuf`; they are verified as if they came from there.
public struct SyncResponse: Equatable, Sendable {
    /// A metadata file, packed against those in ``assumed`` and the packages before it.
    public struct PackedFile: Equatable, Sendable {
        /// Which file it is.
        public let name: HeldMetadata
        /// What ``MetadataPacking/pack(_:)`` made of it.
        public let bytes: [UInt8]

        /// Joins a name and packed bytes.
        public init(name: HeldMetadata, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The server's time, in seconds since 1970 UTC.
    public var serverTime: Int64
    /// The length of the upload window, in seconds.
    public var windowSeconds: Int
    /// How long to wait before the next cycle, in seconds, if the server asks for it.
    public var retryAfterSeconds: Int?
    /// Whether the digest of the settled segments is that of what the server has; if not, all ids are asked for.
    public var areSegmentsSettled = true
    /// Whether the server lacks operations counters and wants the whole status report.
    public var isStatusWanted = false
    /// The fresh segments that the server wants.
    public var wanted: [SegmentID] = []
    /// Which of the held files the server had too, in the order of the request; metadata is packed against them.
    public var assumed: [Bool] = []
    /// Whole packages of at most ``ProtocolLimits/inlinePackageBytesMax`` bytes.
    public var packages: [[UInt8]] = []
    /// Metadata files that the kiosk lacks, in the order in which they were packed.
    public var metadata: [PackedFile] = []

    private static let formatVersion: UInt8 = 1
    private static let checkByteCount = 4

    /// Starts an answer with nothing new.
    public init(serverTime: Int64, windowSeconds: Int) {
        self.serverTime = serverTime
        self.windowSeconds = windowSeconds
    }

    /// The body's bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.formatVersion)
        writer.write((areSegmentsSettled ? 1 : 0) | (isStatusWanted ? 2 : 0) as UInt8)
        writer.writeVarint(max(serverTime, 0))
        writer.writeVarint(max(windowSeconds, 0))
        writer.writeVarint(max(retryAfterSeconds ?? 0, 0))
        writer.writeVarint(assumed.count)
        for isAssumed in assumed { writer.write(isAssumed ? 1 : 0 as UInt8) }
        writer.writeVarint(wanted.count)
        for id in wanted { writer.write(id.bytes) }
        writer.writeVarint(packages.count)
        for package in packages { writer.writeLengthPrefixed(package) }
        writer.writeVarint(metadata.count)
        for file in metadata {
            file.name.write(to: &writer)
            writer.writeLengthPrefixed(file.bytes)
        }
        writer.write(SHA256Digest(of: writer.bytes).bytes.prefix(Self.checkByteCount))
        return writer.bytes
    }

    /// Reads a body.
    ///
    /// Throws ``SyncProtocolError/malformedPackage(offset:)`` for anything that ``encoded()`` does not write and for
    /// one whose check at the end does not fit: a road that spoils bytes is then not asked to say more.
    public init(decoding bytes: [UInt8]) throws(SyncProtocolError) {
        guard bytes.count <= ProtocolLimits.syncResponseBytesMax else {
            throw .bodyTooLong(bytesMax: ProtocolLimits.syncResponseBytesMax, found: bytes.count)
        }
        let content = bytes.dropLast(Self.checkByteCount)
        guard bytes.count > Self.checkByteCount,
            SHA256Digest(of: content).bytes.prefix(Self.checkByteCount) == bytes.suffix(Self.checkByteCount)
        else { throw .malformedPackage(offset: content.count) }
        var reader = ByteReader(content)
        do throws(BytesError) {
            guard try reader.readByte() == Self.formatVersion else { throw .malformedVarint(offset: 0) }
            let flags = try reader.readByte()
            guard flags < 4 else { throw .malformedVarint(offset: 1) }
            serverTime = Int64(try reader.readVarint(max: Int.max))
            let range = ProtocolLimits.windowSecondsRange
            windowSeconds = min(max(try reader.readVarint(max: Int.max), range.lowerBound), range.upperBound)
            let retryAfter = try reader.readVarint(max: Int.max)
            retryAfterSeconds = retryAfter == 0 ? nil : min(retryAfter, ProtocolLimits.retryAfterSecondsMax)
            areSegmentsSettled = flags & 1 != 0
            isStatusWanted = flags & 2 != 0
            try readLists(&reader)
            try reader.requireEnd()
        } catch {
            throw .malformedPackage(offset: reader.offset)
        }
    }

    private mutating func readLists(_ reader: inout ByteReader) throws(BytesError) {
        for _ in 0..<(try reader.readVarint(max: ProtocolLimits.heldMetadataMax)) {
            assumed.append(try reader.readByte() == 1)
        }
        wanted = try reader.readIDs(max: ProtocolLimits.freshSegmentsMax)
        for _ in 0..<(try reader.readVarint(max: ProtocolLimits.inlinePackagesMax)) {
            packages.append(
                Array(try reader.readLengthPrefixed(bytesMax: ProtocolLimits.inlinePackageBytesMax)))
        }
        for _ in 0..<(try reader.readVarint(max: ProtocolLimits.answeredMetadataMax)) {
            let name = try HeldMetadata(&reader)
            metadata.append(PackedFile(name: name, bytes: Array(try reader.readLengthPrefixed(bytesMax: Int.max))))
        }
    }
}
