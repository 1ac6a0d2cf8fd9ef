import Bytes
import UpdateMetadata

/// Metadata files that the module's own builders would not make.
enum Forgery {
    /// A file with any `signed` value, rightly signed by `keys`.
    static func file(signed: JSONValue, keys: [SigningKey]) throws -> [UInt8] {
        let content = CanonicalJSON.encode(signed)
        let signatures = try keys.map { key in
            JSONValue.object([
                "keyid": .string(MetadataKey(key.publicKey).id.description),
                "sig": .string(try key.sign(content).hex),
            ])
        }
        return CanonicalJSON.encode(.object(["signatures": .array(signatures), "signed": signed]))
    }

    /// A rightly signed copy of `metadata` with one member of `signed` replaced, or removed.
    static func file<Payload>(
        like metadata: Signed<Payload>, member name: String, value: JSONValue?, keys: [SigningKey]
    ) throws -> [UInt8] {
        guard case .object(var members) = metadata.payload.json else { return [] }
        members[name] = value
        return try file(signed: .object(members), keys: keys)
    }
}
