public import Bytes

/// What signed metadata says of another metadata file: its version, and its length and digest (TUF §4.4, METAFILES).
public struct FileDescription: Equatable, Sendable {
    /// The version that the file must have; at least 1.
    public let version: Int

    /// The length that it must have; nil where a foreign repository leaves it out, ours never does.
    public let length: Int?

    /// The SHA-256 that it must have; nil where a foreign repository leaves it out, ours never does.
    public let digest: SHA256Digest?

    /// Describes a file that was just signed.
    public init<Payload>(of metadata: Signed<Payload>) {
        version = metadata.payload.version
        length = metadata.bytes.count
        digest = SHA256Digest(of: metadata.bytes)
    }

    init(_ fields: FieldReader) throws(MetadataError) {
        version = try fields.integer("version", atLeast: 1)
        length = fields.members["length"] == nil ? nil : try fields.integer("length", atLeast: 0)
        digest = fields.members["hashes"] == nil ? nil : try fields.object("hashes").digest("sha256")
    }

    var json: JSONValue {
        var members: [String: JSONValue] = ["version": .integer(version)]
        if let length { members["length"] = .integer(length) }
        if let digest { members["hashes"] = .object(["sha256": .string(digest.hex)]) }
        return .object(members)
    }

    /// Throws unless `bytes`, the file called `name`, have this length and digest.
    func verify(_ bytes: [UInt8], name: String) throws(MetadataError) {
        if let length, length != bytes.count {
            throw .wrongLength(name, expected: length, found: bytes.count)
        }
        guard let digest else { return }
        let found = SHA256Digest(of: bytes)
        guard digest == found else { throw .wrongDigest(name, expected: digest, found: found) }
    }

    /// Whether `metadata` is the file that is described here.
    func describes<Payload>(_ metadata: Signed<Payload>) -> Bool {
        guard metadata.payload.version == version else { return false }
        if let length, length != metadata.bytes.count { return false }
        return digest == nil || digest == SHA256Digest(of: metadata.bytes)
    }
}
