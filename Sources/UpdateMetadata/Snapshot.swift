/// Which versions of all targets files belong together (TUF §4.4).
public struct Snapshot: MetadataPayload {
    /// Always snapshot.
    public static let role = MetadataRole.snapshot

    /// Counts up with each change.
    public let version: Int

    /// From when on it is trusted no more.
    public let expiresAt: MetadataTime

    /// The targets files by name, `targets.json` among them.
    public let files: [String: FileDescription]

    /// A snapshot that names `targets.json` and the files of delegated roles.
    public init(
        version: Int, expiresAt: MetadataTime, targets: FileDescription,
        delegated: [DelegatedRoleName: FileDescription] = [:]
    ) {
        self.version = version
        self.expiresAt = expiresAt
        var files = [MetadataRole.targets.fileName: targets]
        for (name, file) in delegated { files[name.fileName] = file }
        self.files = files
    }

    /// Reads the `signed` object of a snapshot file; one that does not name `targets.json` is refused.
    public init(signed: JSONValue, header: MetadataHeader) throws(MetadataError) {
        version = header.version
        expiresAt = header.expiresAt
        let meta = try FieldReader(signed, at: "signed").object("meta")
        var files: [String: FileDescription] = [:]
        for name in meta.members.keys { files[name] = try FileDescription(meta.object(name)) }
        guard files[MetadataRole.targets.fileName] != nil else { throw meta.fault(MetadataRole.targets.fileName) }
        self.files = files
    }

    /// The members that only snapshot has.
    public var ownMembers: [String: JSONValue] {
        ["meta": .object(files.mapValues(\.json))]
    }

    /// What is said of `targets.json`.
    public var targets: FileDescription? { files[MetadataRole.targets.fileName] }

    /// What is said of the file of a delegated role; nil if it is not named.
    public func file(of role: DelegatedRoleName) -> FileDescription? { files[role.fileName] }
}
