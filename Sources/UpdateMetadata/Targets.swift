/// The files that may be installed (TUF §4.5).
public struct Targets: MetadataPayload {
    /// Always targets.
    public static let role = MetadataRole.targets

    /// Counts up with each change.
    public let version: Int

    /// From when on it is trusted no more.
    public let expiresAt: MetadataTime

    /// The files by path.
    ///
    /// Paths that ``TargetPath`` does not take are left out when a file is read: nothing of ours has such a path, and
    /// so nothing can be fetched by one.
    public let files: [TargetPath: TargetFile]

    /// Targets with these files.
    public init(version: Int, expiresAt: MetadataTime, files: [TargetPath: TargetFile]) {
        self.version = version
        self.expiresAt = expiresAt
        self.files = files
    }

    /// Reads the `signed` object of a targets file; delegations are not followed.
    public init(signed: JSONValue, header: MetadataHeader) throws(MetadataError) {
        version = header.version
        expiresAt = header.expiresAt
        let listed = try FieldReader(signed, at: "signed").object("targets")
        var files: [TargetPath: TargetFile] = [:]
        for name in listed.members.keys {
            let file = try TargetFile(listed.object(name))
            if let path = TargetPath(name) { files[path] = file }
        }
        self.files = files
    }

    /// The members that only targets has.
    public var ownMembers: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (path, file) in files { members[path.description] = file.json }
        return ["targets": .object(members)]
    }
}
