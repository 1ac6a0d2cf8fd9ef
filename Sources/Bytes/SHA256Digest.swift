import Crypto

/// A SHA-256 digest (FIPS 180-4): 32 bytes that name content.
public struct SHA256Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Digests are this long.
    public static let byteCount = 32

    /// The digest of nothing to start from: 32 zero bytes, which no content has in practice.
    public static let zero = SHA256Digest(unchecked: [UInt8](repeating: 0, count: byteCount))

    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Computes the digest of `content`; linear in its length.
    public init(of content: some Sequence<UInt8>) {
        var hasher = SHA256Hasher()
        hasher.update(content)
        self = hasher.finalize()
    }

    /// Takes 32 bytes as a digest, or throws ``BytesError/wrongLength(expected:found:)``.
    public init(_ bytes: [UInt8]) throws(BytesError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// Takes 64 lower-case hexadecimal digits, or returns nil.
    public init?(hex: String) {
        guard let bytes = Hex.decode(hex), bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    fileprivate init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// The first eight hexadecimal digits, for names that people read.
    public var shortHex: String { Hex.encode(bytes.prefix(4)) }

    /// The same as ``hex``.
    public var description: String { hex }

    /// Orders digests by their bytes.
    public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

/// Computes a ``SHA256Digest`` of content that arrives in pieces.
public struct SHA256Hasher: Sendable {
    private var state = SHA256()

    /// Starts with no content.
    public init() {}

    /// Adds the next piece.
    public mutating func update(_ content: some Sequence<UInt8>) {
        if content.withContiguousStorageIfAvailable({ state.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil
        {
            Array(content).withUnsafeBytes { state.update(bufferPointer: $0) }
        }
    }

    /// The digest of all pieces so far.
    public func finalize() -> SHA256Digest {
        SHA256Digest(unchecked: Array(state.finalize()))
    }
}
