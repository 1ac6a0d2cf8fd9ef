public import Bytes

/// A file named in ``Targets``: how long it is, its SHA-256, and what it is for (TUF §4.5).
public struct TargetFile: Equatable, Sendable {
    /// Bytes of the file.
    public let length: Int

    /// SHA-256 of the file.
    public let digest: SHA256Digest

    /// What it is for; nil for a kind that this reader does not know.
    public let purpose: TargetPurpose?

    /// Describes a file by its length and digest.
    public init(length: Int, digest: SHA256Digest, purpose: TargetPurpose) {
        self.length = length
        self.digest = digest
        self.purpose = purpose
    }

    /// Describes a file by its bytes.
    public init(of bytes: [UInt8], purpose: TargetPurpose) {
        self.init(length: bytes.count, digest: SHA256Digest(of: bytes), purpose: purpose)
    }

    init(_ fields: FieldReader) throws(MetadataError) {
        length = try fields.integer("length", atLeast: 0)
        digest = try fields.object("hashes").digest("sha256")
        purpose = fields.members["custom"] == nil ? nil : try TargetPurpose(fields.object("custom"))
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "length": .integer(length), "hashes": .object(["sha256": .string(digest.hex)]),
        ]
        if let purpose { members["custom"] = .object(purpose.members) }
        return .object(members)
    }

    /// Throws ``MetadataError/wrongLength(_:expected:found:)`` or ``MetadataError/wrongDigest(_:expected:found:)``
    /// unless a file of `length` bytes with `digest` is the one that is described here.
    public func verify(length found: Int, digest foundDigest: SHA256Digest, path: TargetPath) throws(MetadataError) {
        guard found == length else { throw .wrongLength(path.description, expected: length, found: found) }
        guard foundDigest == digest else {
            throw .wrongDigest(path.description, expected: digest, found: foundDigest)
        }
    }
}
