import Bytes

/// One role that a targets file delegates to, with the paths that it may sign for (TUF §4.5, DELEGATIONS).
public struct Delegation: Equatable, Sendable {
    /// What of all paths is delegated.
    enum Scope: Equatable, Sendable {
        case paths([PathPattern])
        /// Beginnings of the SHA-256 of the path in lower-case hexadecimal.
        case hashPrefixes([String])
    }

    /// The delegated role.
    public let name: DelegatedRoleName

    /// Who signs for it.
    public let roleKeys: RoleKeys

    /// Whether no later delegation is asked for a path that this one covers.
    public let isTerminating: Bool

    let scope: Scope

    init(name: DelegatedRoleName, roleKeys: RoleKeys, isTerminating: Bool, scope: Scope) {
        self.name = name
        self.roleKeys = roleKeys
        self.isTerminating = isTerminating
        self.scope = scope
    }

    init(_ fields: FieldReader) throws(MetadataError) {
        guard let name = DelegatedRoleName(try fields.string("name")) else { throw fields.fault("name") }
        self.name = name
        roleKeys = try RoleKeys(fields)
        isTerminating = try fields.boolean("terminating")
        switch (fields.members["paths"], fields.members["path_hash_prefixes"]) {
        case (.some, nil):
            scope = .paths(try Self.texts(fields, "paths").map { PathPattern($0) })
        case (nil, .some):
            let prefixes = try Self.texts(fields, "path_hash_prefixes")
            guard prefixes.allSatisfy({ !$0.isEmpty }) else { throw fields.fault("path_hash_prefixes") }
            scope = .hashPrefixes(prefixes)
        default:
            throw fields.fault("paths")
        }
    }

    /// Whether the role may sign for `path`.
    public func covers(_ path: String) -> Bool {
        switch scope {
        case .paths(let patterns): patterns.contains { $0.matches(path) }
        case .hashPrefixes(let prefixes):
            prefixes.contains { SHA256Digest(of: path.utf8).hex.hasPrefix($0) }
        }
    }

    var json: JSONValue {
        var members = roleKeys.members
        members["name"] = .string(name.description)
        members["terminating"] = .boolean(isTerminating)
        switch scope {
        case .paths(let patterns): members["paths"] = .array(patterns.map { .string($0.text) })
        case .hashPrefixes(let prefixes): members["path_hash_prefixes"] = .array(prefixes.map { .string($0) })
        }
        return .object(members)
    }

    private static func texts(_ fields: FieldReader, _ name: String) throws(MetadataError) -> [String] {
        var texts: [String] = []
        for value in try fields.array(name) {
            guard case .string(let text) = value else { throw fields.fault(name) }
            texts.append(text)
        }
        return texts
    }
}
