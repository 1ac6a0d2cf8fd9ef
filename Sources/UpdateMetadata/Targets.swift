/// The target files that may be fetched, with length and digest, and who else may list some (TUF §4.5).
public struct Targets: MetadataPayload {
    /// Always targets, for delegated roles too.
    public static let role = MetadataRole.targets

    /// Counts up with each change.
    public let version: Int

    /// From when on it is trusted no more.
    public let expiresAt: MetadataTime

    /// The files that the product can use, by path: paths that ``TargetPath`` takes, files with a SHA-256.
    public let files: [TargetPath: TargetFile]

    /// Every file by its name as it was written; a name may be anything.
    public let listed: [String: ListedFile]

    /// The roles that may list further files; nil if there are none.
    public let delegations: Delegations?

    /// Targets with these files.
    public init(
        version: Int, expiresAt: MetadataTime, files: [TargetPath: TargetFile], delegations: Delegations? = nil
    ) {
        self.version = version
        self.expiresAt = expiresAt
        self.files = files
        self.delegations = delegations
        listed = Dictionary(files.map { ($0.key.description, ListedFile($0.value)) }) { first, _ in first }
    }

    /// Reads the `signed` object of a targets file.
    public init(signed: JSONValue, header: MetadataHeader) throws(MetadataError) {
        version = header.version
        expiresAt = header.expiresAt
        let fields = try FieldReader(signed, at: "signed")
        let members = try fields.object("targets")
        var listed: [String: ListedFile] = [:]
        var files: [TargetPath: TargetFile] = [:]
        for name in members.members.keys {
            let file = try ListedFile(members.object(name))
            listed[name] = file
            guard file.sha256 != nil else { continue }
            let usable = try TargetFile(members.object(name))
            if let path = TargetPath(name) { files[path] = usable }
        }
        self.listed = listed
        self.files = files
        delegations = fields.members["delegations"] == nil ? nil : try Delegations(fields.object("delegations"))
    }

    /// The members that only targets has.
    public var ownMembers: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (path, file) in files { members[path.description] = file.json }
        var own: [String: JSONValue] = ["targets": .object(members)]
        if let delegations { own["delegations"] = delegations.json }
        return own
    }
}
