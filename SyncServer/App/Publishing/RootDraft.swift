import Bytes
import UpdateMetadata

/// The next root while it is being made: who may sign for each role, before anybody signed it.
struct RootDraft: Equatable {
    /// The roles whose keys are named, as they are to be.
    private(set) var signers: [MetadataRole: RoleSigners]

    /// Starts from what a root says.
    init(_ root: Root) {
        signers = [:]
        for role in MetadataRole.allCases { signers[role] = root.signers(of: role) }
    }

    /// Lets one more key sign for a role.
    mutating func add(_ key: PublicKey, to role: MetadataRole) {
        set(role, keys: keys(of: role).union([key]))
    }

    /// Takes a key from every role that it signs for; `name` is the beginning of its name in metadata.
    mutating func revoke(_ name: String) throws(PublishingError) {
        let all = MetadataRole.allCases.reduce(into: Set<PublicKey>()) { $0.formUnion(keys(of: $1)) }
        let found = all.filter { MetadataKey($0).id.description.hasPrefix(name) }
        guard let key = found.first, found.count == 1 else { throw .badKeyChange(.unknownKey(name)) }
        for role in MetadataRole.allCases where keys(of: role).contains(key) {
            set(role, keys: keys(of: role).subtracting([key]))
            try requireEnough(role)
        }
    }

    /// Puts one key in the place of others.
    mutating func replace(_ replaced: Set<PublicKey>, by next: PublicKey, in role: MetadataRole) {
        set(role, keys: keys(of: role).subtracting(replaced).union([next]))
    }

    /// Sets how many keys of a role must sign.
    mutating func setThreshold(_ threshold: Int, of role: MetadataRole) throws(PublishingError) {
        signers[role] = RoleSigners(keys: keys(of: role), threshold: threshold)
        try requireEnough(role)
    }

    /// The root that says so.
    func root(version: Int, expiresAt: MetadataTime) -> Root {
        Root(version: version, expiresAt: expiresAt, signers: signers)
    }

    private func keys(of role: MetadataRole) -> Set<PublicKey> { signers[role]?.keys ?? [] }

    private mutating func set(_ role: MetadataRole, keys: Set<PublicKey>) {
        signers[role] = RoleSigners(keys: keys, threshold: signers[role]?.threshold ?? 1)
    }

    private func requireEnough(_ role: MetadataRole) throws(PublishingError) {
        let (count, threshold) = (keys(of: role).count, signers[role]?.threshold ?? 1)
        guard threshold >= 1, count >= threshold else {
            throw .badKeyChange(.tooFewKeys(role, keys: count, threshold: threshold))
        }
    }
}
