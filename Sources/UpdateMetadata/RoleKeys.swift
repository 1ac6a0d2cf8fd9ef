public import Bytes

/// Which of the listed keys may sign for a role, and how many of them must.
public struct RoleKeys: Equatable, Sendable {
    /// Names of keys; a name without a key in the list counts for nothing.
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
        var seen: Set<KeyID> = []
        for value in try fields.array("keyids") {
            guard case .string(let name) = value, seen.insert(KeyID(name)).inserted else {
                throw fields.fault("keyids")
            }
            keyIDs.append(KeyID(name))
        }
        self.keyIDs = keyIDs
    }

    var members: [String: JSONValue] {
        ["keyids": .array(keyIDs.map { .string($0.description) }), "threshold": .integer(threshold)]
    }

    /// How many different keys of this role signed `metadata`.
    ///
    /// Keys are counted, not signatures and not names: a key under two names counts once.
    func signerCount<Payload>(of metadata: Signed<Payload>, among keys: [KeyID: MetadataKey]) -> Int {
        let names = Set(keyIDs)
        var signed: Set<VerificationKey> = []
        for signature in metadata.signatures where names.contains(signature.keyID) {
            guard let key = keys[signature.keyID]?.key, !signed.contains(key) else { continue }
            if key.isValid(signature.bytes, for: metadata.signedBytes) { signed.insert(key) }
            if signed.count >= threshold { break }
        }
        return signed.count
    }
}

/// The Ed25519 keys behind ``RoleKeys``: what our own roots are made of.
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
