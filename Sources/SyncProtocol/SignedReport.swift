public import Bytes
import Usage

/// A report as one kiosk signed it for the server, so that others can carry it: a neighbour's relay, a USB stick.
///
/// It is the request itself, signature and all, at rest. Whoever carries it can read it, drop it or repeat it, and
/// change nothing; the server verifies it as if it had come by network. Layout, all of a file:
///
/// | Field | Form |
/// |---|---|
/// | format | byte 1 |
/// | route | byte: 0 segments, 1 status |
/// | kiosk | 16 bytes |
/// | time floor | varint |
/// | nonce | 16 bytes |
/// | signature | 64 bytes, as in the headers of the request |
/// | body | varint length and so many bytes |
public struct SignedReport: Equatable, Sendable {
    /// What is reported.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// A delta package of kind usage.
        case segments = 0
        /// A status report.
        case status = 1

        /// The route that takes it.
        public var route: SyncRoute {
            switch self {
            case .segments: .uploadSegments
            case .status: .status
            }
        }
    }

    /// The longest file of this form.
    public static let bytesMax = ProtocolLimits.segmentUploadBytesMax + 256
    private static let format: UInt8 = 1

    /// What is reported.
    public let kind: Kind
    /// Who signed, and the signature.
    public let signature: RequestSignature
    /// The body of the request.
    public let body: [UInt8]

    /// Joins a body with the signature of its request.
    public init(_ kind: Kind, signature: RequestSignature, body: [UInt8]) {
        self.kind = kind
        self.signature = signature
        self.body = body
    }

    /// The file's bytes.
    public func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.format)
        writer.write(kind.rawValue)
        writer.write(signature.kioskID.bytes)
        writer.writeVarint(max(signature.timeFloor, 0))
        writer.write(signature.nonce)
        writer.write(signature.signature.bytes)
        writer.writeLengthPrefixed(body)
        return writer.bytes
    }

    /// Reads a file, whose signature is not verified by that.
    ///
    /// Throws ``SyncProtocolError/malformedPackage(offset:)`` for anything that ``encoded()`` does not write.
    public init(decoding bytes: [UInt8]) throws(SyncProtocolError) {
        guard bytes.count <= Self.bytesMax else { throw .bodyTooLong(bytesMax: Self.bytesMax, found: bytes.count) }
        var reader = ByteReader(bytes)
        do throws(BytesError) {
            guard try reader.readByte() == Self.format, let kind = Kind(rawValue: try reader.readByte()) else {
                throw .malformedVarint(offset: 0)
            }
            self.kind = kind
            signature = RequestSignature(
                kioskID: try KioskID(Array(reader.read(count: KioskID.byteCount))),
                timeFloor: Int64(try reader.readVarint(max: Int.max)),
                nonce: Array(try reader.read(count: RequestSignature.nonceByteCount)),
                signature: try Signature(Array(reader.read(count: Signature.byteCount))))
            body = Array(try reader.readLengthPrefixed(bytesMax: kind.route.requestBytesMax))
            try reader.requireEnd()
        } catch {
            throw .malformedPackage(offset: reader.offset)
        }
    }

    /// Throws ``SyncProtocolError/badSignature`` unless `publicKey` signed exactly this.
    public func verify(publicKey: PublicKey) throws(SyncProtocolError) {
        let route = kind.route
        try signature.verify(
            method: route.method, path: route.path, bodyDigest: SHA256Digest(of: body), publicKey: publicKey)
    }
}
