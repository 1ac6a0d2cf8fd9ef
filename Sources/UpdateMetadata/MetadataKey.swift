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

/// A key as root lists it.
///
/// Keys of other types and schemes than Ed25519 are kept, so that a root that lists them stays readable, and never
/// count toward a threshold.
public struct MetadataKey: Equatable, Sendable {
    /// The key as it stands in root.
    public let json: JSONValue

    /// The key, if it is an Ed25519 key.
    public let publicKey: PublicKey?

    /// Describes one of our own keys.
    public init(_ key: PublicKey) {
        publicKey = key
        json = .object([
            "keytype": .string("ed25519"), "scheme": .string("ed25519"),
            "keyval": .object(["public": .string(key.hex)]),
        ])
    }

    init(_ value: JSONValue, at place: String) throws(MetadataError) {
        let fields = try FieldReader(value, at: place)
        let type = try fields.string("keytype")
        let scheme = try fields.string("scheme")
        let content = try fields.object("keyval")
        json = value
        guard type == "ed25519", scheme == "ed25519" else {
            publicKey = nil
            return
        }
        guard let bytes = Hex.decode(try content.string("public")), let key = try? PublicKey(bytes) else {
            throw content.fault("public")
        }
        publicKey = key
    }

    /// The SHA-256 of the key's canonical JSON.
    public var id: KeyID { KeyID(SHA256Digest(of: CanonicalJSON.encode(json)).hex) }
}
