public import Bytes

/// To whom a targets file delegates: keys, and roles in the order in which they are asked (TUF §4.5).
public struct Delegations: Equatable, Sendable {
    /// The keys of all delegated roles, by name.
    public let keys: [KeyID: MetadataKey]

    /// The delegated roles, in order.
    public let roles: [Delegation]

    /// Roles that share out all paths by their SHA-256 (TAP 15); a file has these or ``roles``.
    let bins: DelegatedBins?

    /// Delegates the paths that match one of `paths` to one role with Ed25519 keys.
    public init(to name: DelegatedRoleName, signers: RoleSigners, paths: [String]) {
        let listed = signers.keys.map { MetadataKey($0) }.sorted { $0.id.description < $1.id.description }
        keys = Dictionary(listed.map { ($0.id, $0) }) { first, _ in first }
        roles = [
            Delegation(
                name: name, roleKeys: RoleKeys(keyIDs: listed.map(\.id), threshold: signers.threshold),
                isTerminating: false, scope: .paths(paths.map { PathPattern($0) }))
        ]
        bins = nil
    }

    init(_ fields: FieldReader) throws(MetadataError) {
        var keys: [KeyID: MetadataKey] = [:]
        let listed = try fields.object("keys")
        for (name, value) in listed.members { keys[KeyID(name)] = try MetadataKey(value, at: "delegations.keys") }
        self.keys = keys
        if fields.members["succinct_roles"] != nil {
            guard fields.members["roles"] == nil else { throw fields.fault("roles") }
            bins = try DelegatedBins(fields.object("succinct_roles"))
            roles = []
            return
        }
        bins = nil
        let values = try fields.array("roles")
        guard values.count <= MetadataLimits.delegationsMax else { throw fields.fault("roles") }
        var roles: [Delegation] = []
        var names: Set<DelegatedRoleName> = []
        for value in values {
            let role = try Delegation(FieldReader(value, at: "delegations.roles"))
            guard names.insert(role.name).inserted else { throw fields.fault("roles") }
            roles.append(role)
        }
        self.roles = roles
    }

    /// The delegation to a role by its name.
    public func role(_ name: DelegatedRoleName) -> Delegation? {
        roles.first { $0.name == name }
    }

    /// Throws unless enough keys of a delegated role signed its file; `rootVersion` is named in the error.
    public func verify(
        _ metadata: Signed<Targets>, of name: DelegatedRoleName, rootVersion: Int
    ) throws(MetadataError) {
        let needed = role(name)?.roleKeys.threshold ?? 1
        let signed = role(name)?.roleKeys.signerCount(of: metadata, among: keys) ?? 0
        guard signed >= needed else {
            throw .belowThreshold(.targets, rootVersion: rootVersion, signed: signed, needed: needed)
        }
    }

    /// The Ed25519 keys that may sign for a delegated role.
    public func signers(of name: DelegatedRoleName) -> Set<PublicKey> {
        Set((role(name)?.roleKeys.keyIDs ?? []).compactMap { keys[$0]?.publicKey })
    }

    /// The roles that may sign for `path`, in the order in which they are asked; none after a terminating one.
    func covering(_ path: String) -> [Delegation] {
        if let bins { return bins.role(for: path).map { [$0] } ?? [] }
        var covering: [Delegation] = []
        for role in roles where role.covers(path) {
            covering.append(role)
            if role.isTerminating { break }
        }
        return covering
    }

    var json: JSONValue {
        var keyMembers: [String: JSONValue] = [:]
        for (id, key) in keys { keyMembers[id.description] = key.json }
        var members: [String: JSONValue] = ["keys": .object(keyMembers)]
        if let bins { members["succinct_roles"] = bins.json } else { members["roles"] = .array(roles.map(\.json)) }
        return .object(members)
    }
}

/// Roles `PREFIX-00`, `PREFIX-01`, … that share out all paths by the first bits of their SHA-256 (TAP 15).
struct DelegatedBins: Equatable, Sendable {
    let roleKeys: RoleKeys
    let bitLength: Int
    let namePrefix: String

    init(_ fields: FieldReader) throws(MetadataError) {
        roleKeys = try RoleKeys(fields)
        bitLength = try fields.integer("bit_length", atLeast: 1)
        namePrefix = try fields.string("name_prefix")
        guard bitLength <= 32 else { throw fields.fault("bit_length") }
    }

    /// The one role for a path; nil if its name would be too long.
    func role(for path: String) -> Delegation? {
        let first = SHA256Digest(of: path.utf8).bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let digits = String(first >> (32 - bitLength), radix: 16)
        let width = String((1 << bitLength) - 1, radix: 16).count
        let suffix = String(repeating: "0", count: width - digits.count) + digits
        return DelegatedRoleName("\(namePrefix)-\(suffix)").map {
            Delegation(name: $0, roleKeys: roleKeys, isTerminating: true, scope: .paths([]))
        }
    }

    var json: JSONValue {
        var members = roleKeys.members
        members["bit_length"] = .integer(bitLength)
        members["name_prefix"] = .string(namePrefix)
        return .object(members)
    }
}
