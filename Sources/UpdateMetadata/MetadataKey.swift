public import Bytes

/// The name of a key within metadata: for keys that we make, the SHA-256 of the key's canonical JSON (TUF §4.2).
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
    /// Usually 64 hexadecimal digits; other text is taken as it is, for a name alone proves nothing.
    public let description: String

    /// A key's name as metadata spells it.
    public init(_ text: String) {
        description = text
    }
}

/// A key as root, or a delegation, lists it.
///
/// Keys of types and schemes that ``VerificationKey`` does not know, and keys of ECDSA or RSA that cannot be read, are
/// kept, so that a root that lists them stays readable, and never count toward a threshold.
public struct MetadataKey: Equatable, Sendable {
    /// The key as it stands in root.
    public let json: JSONValue

    /// The key, if it is of a kind that can be checked.
    public let key: VerificationKey?

    /// Describes one of our own keys.
    public init(_ key: PublicKey) {
        self.key = VerificationKey(key)
        json = .object([
            "keytype": .string("ed25519"), "scheme": .string("ed25519"),
            "keyval": .object(["public": .string(key.hex)]),
        ])
    }

    /// Reads a key as metadata spells it; `place` is what errors call it.
    public init(_ value: JSONValue, at place: String) throws(MetadataError) {
        let fields = try FieldReader(value, at: place)
        let type = try fields.string("keytype")
        let scheme = try fields.string("scheme")
        let content = try fields.object("keyval")
        json = value
        guard let kind = VerificationKey.Kind(rawValue: scheme), kind.keyTypes.contains(type) else {
            key = nil
            return
        }
        key = VerificationKey(kind, text: try content.string("public"))
        if key == nil, kind == .ed25519 { throw content.fault("public") }
    }

    /// The key, if it is an Ed25519 key.
    public var publicKey: PublicKey? { key?.ed25519 }

    /// The SHA-256 of the key's canonical JSON.
    public var id: KeyID { KeyID(SHA256Digest(of: CanonicalJSON.encode(json)).hex) }
}
