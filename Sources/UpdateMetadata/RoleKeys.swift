public import Bytes

/// Which of root's keys may sign for a role, and how many of them must.
public struct RoleKeys: Equatable, Sendable {
    /// Names of keys; a name without a key in root counts for nothing.
    public let keyIDs: [KeyID]

    /// How many different keys must have signed; at least 1.
    public let threshold: Int

    init(keyIDs: [KeyID], threshold: Int) {
        self.keyIDs = keyIDs
        self.threshold = threshold
    }

    init(_ fields: FieldReader) throws(MetadataError) {
        threshold = try fields.integer("threshold", atLeast: 1)
        var keyIDs: [KeyID] = []
        for value in try fields.array("keyids") {
            guard case .string(let name) = value, !keyIDs.contains(KeyID(name)) else { throw fields.fault("keyids") }
            keyIDs.append(KeyID(name))
        }
        self.keyIDs = keyIDs
    }

    var json: JSONValue {
        .object([
            "keyids": .array(keyIDs.map { .string($0.description) }), "threshold": .integer(threshold),
        ])
    }
}

/// The keys behind ``RoleKeys``: what a role's signatures are counted against.
public struct RoleSigners: Equatable, Sendable {
    /// The Ed25519 keys of the role.
    public let keys: Set<PublicKey>

    /// How many of them must sign.
    public let threshold: Int

    /// `threshold` of these keys must sign.
    public init(keys: Set<PublicKey>, threshold: Int = 1) {
        self.keys = keys
        self.threshold = threshold
    }
}
