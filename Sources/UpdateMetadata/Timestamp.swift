/// Which snapshot is current (TUF §4.6); signed anew every day, so that a held-back update shows.
public struct Timestamp: MetadataPayload {
    /// Always timestamp.
    public static let role = MetadataRole.timestamp

    /// Counts up with each change.
    public let version: Int

    /// From when on it is no longer believed that nothing is new.
    public let expiresAt: MetadataTime

    /// The current snapshot.
    public let snapshot: FileDescription

    /// A timestamp that names `snapshot`.
    public init(version: Int, expiresAt: MetadataTime, snapshot: FileDescription) {
        self.version = version
        self.expiresAt = expiresAt
        self.snapshot = snapshot
    }

    /// Reads the `signed` object of a timestamp file.
    public init(signed: JSONValue, header: MetadataHeader) throws(MetadataError) {
        version = header.version
        expiresAt = header.expiresAt
        let meta = try FieldReader(signed, at: "signed").object("meta")
        let name = MetadataRole.snapshot.fileName
        guard meta.members.count == 1 else { throw .badField("signed.meta") }
        snapshot = try FileDescription(meta.object(name))
    }

    /// The members that only timestamp has.
    public var ownMembers: [String: JSONValue] {
        ["meta": .object([MetadataRole.snapshot.fileName: snapshot.json])]
    }
}
