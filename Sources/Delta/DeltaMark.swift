public import Bytes

/// The first bytes of a digest, as a package carries them: enough to notice an accident, never a proof.
///
/// What is trusted is the whole SHA-256 that signed metadata names: of the package before a byte of it is decoded, and of
/// the manifest that it yields after.
public struct DeltaMark: Hashable, Sendable, CustomStringConvertible {
    /// The bytes; 32 for the whole digest.
    public let bytes: [UInt8]

    /// The first `byteCount` bytes of a digest.
    public init(_ digest: SHA256Digest, byteCount: Int = SHA256Digest.byteCount) {
        bytes = Array(digest.bytes.prefix(byteCount))
    }

    init(_ bytes: some Collection<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Whether it is the mark of no content.
    public var isZero: Bool { bytes.allSatisfy { $0 == 0 } }

    /// Whether `digest` begins with these bytes.
    public func matches(_ digest: SHA256Digest) -> Bool { digest.bytes.starts(with: bytes) }

    /// Lower-case hexadecimal digits.
    public var description: String { Hex.encode(bytes) }
}
