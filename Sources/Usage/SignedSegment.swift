public import Bytes

/// The bytes of a segment with the kiosk's signature over them, as they travel on every road.
///
/// The id can be read even where the rest cannot, so that a segment which this program does not understand still gets
/// an answer of its own.
public struct SignedSegment: Hashable, Sendable {
    /// The segment's canonical bytes.
    public let bytes: [UInt8]
    /// The Ed25519 signature over all of ``bytes``.
    public let signature: Signature
    /// The segment's id.
    public let id: SegmentID

    /// Takes bytes from outside; they are only known to start like a segment and to be short enough.
    public init(bytes: [UInt8], signature: Signature) throws(UsageError) {
        guard bytes.count <= UsageLimits.segmentBytesMax else {
            throw .tooLong(found: bytes.count, limit: UsageLimits.segmentBytesMax)
        }
        guard bytes.starts(with: Segment.magic) else { throw .wrongMagic }
        var reader = ByteReader(bytes.dropFirst(Segment.magic.count + 1))
        do {
            id = try SegmentID(Array(reader.read(count: SegmentID.byteCount)))
        } catch {
            throw .bytes(error)
        }
        self.bytes = bytes
        self.signature = signature
    }

    /// Encodes a segment and signs it.
    public init(signing segment: Segment, with key: SigningKey) throws(UsageError) {
        bytes = try segment.encoded()
        do {
            signature = try key.sign(bytes)
        } catch {
            throw .bytes(error)
        }
        id = segment.id
    }

    /// Whether the key's owner signed exactly these bytes.
    public func isSigned(by key: PublicKey) -> Bool {
        key.isValid(signature, for: bytes)
    }

    /// Reads the segment, or throws what is wrong with its bytes.
    public func segment() throws(UsageError) -> Segment {
        try Segment(decoding: bytes)
    }
}
