import Bytes
import Crypto

/// A target file as any repository lists it: its length and its digests (TUF §4.5, TARGETFILES).
///
/// SHA-256 and SHA-512 are understood, other kinds are passed over; a file without either is refused.
public struct ListedFile: Equatable, Sendable {
    /// Bytes of the file.
    public let length: Int

    /// SHA-256 in lower-case hexadecimal, if it is listed.
    public let sha256: String?

    /// SHA-512 in lower-case hexadecimal, if it is listed.
    public let sha512: String?

    init(_ fields: FieldReader) throws(MetadataError) {
        length = try fields.integer("length", atLeast: 0)
        let hashes = try fields.object("hashes")
        sha512 = Self.sha512(in: hashes)
        let isListed = hashes.members["sha256"] != nil
        sha256 = try sha512 == nil || isListed ? hashes.digest("sha256").hex : nil
    }

    init(_ file: TargetFile) {
        length = file.length
        sha256 = file.digest.hex
        sha512 = nil
    }

    /// The digest that stands in the file's name where snapshots are consistent (TUF §6.2).
    public var nameDigest: String { sha256 ?? sha512 ?? "" }

    /// Throws ``MetadataError/wrongLength(_:expected:found:)`` or ``MetadataError/wrongHash(_:)`` unless `bytes` are
    /// the file that is described here; every digest that is listed must be right.
    public func verify(_ bytes: [UInt8], name: String) throws(MetadataError) {
        guard bytes.count == length else { throw .wrongLength(name, expected: length, found: bytes.count) }
        if let sha256, SHA256Digest(of: bytes).hex != sha256 { throw .wrongHash(name) }
        if let sha512, Hex.encode(SHA512.hash(data: bytes)) != sha512 { throw .wrongHash(name) }
    }

    private static func sha512(in hashes: FieldReader) -> String? {
        guard case .string(let text) = hashes.members["sha512"] else { return nil }
        return text.utf8.count == 128 && Hex.decode(text) != nil ? text : nil
    }
}
