import Bytes

/// The keys of all roles and how many of them must sign (TUF §4.3).
public struct Root: MetadataPayload {
    /// Always root.
    public static let role = MetadataRole.root

    /// Counts up by one with each change.
    public let version: Int

    /// From when on no update is installed until a newer root is there.
    public let expiresAt: MetadataTime

    /// The keys, by name.
    public let keys: [KeyID: MetadataKey]

    /// Who may sign for each of the four roles.
    public let roles: [MetadataRole: RoleKeys]

    /// Whether files are served under names with their version or digest; ours always are.
    public let hasConsistentSnapshot: Bool

    /// A root whose roles are signed by `signers`.
    public init(version: Int, expiresAt: MetadataTime, signers: [MetadataRole: RoleSigners]) {
        self.version = version
        self.expiresAt = expiresAt
        var keys: [KeyID: MetadataKey] = [:]
        var roles: [MetadataRole: RoleKeys] = [:]
        for (role, roleSigners) in signers {
            let described = roleSigners.keys.map { MetadataKey($0) }.sorted { $0.id.description < $1.id.description }
            for key in described { keys[key.id] = key }
            roles[role] = RoleKeys(keyIDs: described.map(\.id), threshold: roleSigners.threshold)
        }
        self.keys = keys
        self.roles = roles
        hasConsistentSnapshot = true
    }

    /// Reads the `signed` object of a root file.
    public init(signed: JSONValue, header: MetadataHeader) throws(MetadataError) {
        version = header.version
        expiresAt = header.expiresAt
        let fields = try FieldReader(signed, at: "signed")
        hasConsistentSnapshot = try fields.boolean("consistent_snapshot")
        var keys: [KeyID: MetadataKey] = [:]
        for (name, value) in try fields.object("keys").members {
            keys[KeyID(name)] = try MetadataKey(value, at: "signed.keys.\(name)")
        }
        self.keys = keys
        let listed = try fields.object("roles")
        var roles: [MetadataRole: RoleKeys] = [:]
        for role in MetadataRole.allCases {
            roles[role] = try RoleKeys(listed.object(role.rawValue))
        }
        self.roles = roles
    }

    /// The members that only root has.
    public var ownMembers: [String: JSONValue] {
        var keyMembers: [String: JSONValue] = [:]
        for (id, key) in keys { keyMembers[id.description] = key.json }
        var roleMembers: [String: JSONValue] = [:]
        for (role, roleKeys) in roles { roleMembers[role.rawValue] = .object(roleKeys.members) }
        return [
            "consistent_snapshot": .boolean(hasConsistentSnapshot), "keys": .object(keyMembers),
            "roles": .object(roleMembers),
        ]
    }

    /// The Ed25519 keys of a role; keys of other kinds are left out.
    public func signers(of role: MetadataRole) -> RoleSigners {
        let publicKeys = verificationKeys(of: role).compactMap(\.ed25519)
        return RoleSigners(keys: Set(publicKeys), threshold: roles[role]?.threshold ?? 1)
    }

    /// The keys of a role that can be checked.
    public func verificationKeys(of role: MetadataRole) -> Set<VerificationKey> {
        Set((roles[role]?.keyIDs ?? []).compactMap { keys[$0]?.key })
    }

    /// Throws ``MetadataError/belowThreshold(_:rootVersion:signed:needed:)`` unless enough keys of the role signed.
    ///
    /// Keys are counted, not signatures and not names: a key that has two names counts once.
    public func verify<Payload>(_ metadata: Signed<Payload>) throws(MetadataError) {
        let role = Payload.role
        let needed = roles[role]?.threshold ?? 1
        let signed = roles[role]?.signerCount(of: metadata, among: keys) ?? 0
        guard signed >= needed else {
            throw .belowThreshold(role, rootVersion: version, signed: signed, needed: needed)
        }
    }
}
