public import Bytes

/// One metadata file: what a role says, and the signatures over it (TUF §4.2).
///
///     let signed = try Signed(Timestamp(version: 2, expiresAt: expiry, snapshot: description), keys: [key])
///     let received = try Signed<Timestamp>(parsing: signed.bytes, bytesMax: 16_384)
///     try root.verify(received)
///
/// A value of this type was read, or made, but not necessarily verified.
public struct Signed<Payload: MetadataPayload>: Equatable, Sendable {
    /// What the role says.
    public let payload: Payload

    /// The signatures, in the order of the file.
    public let signatures: [KeySignature]

    /// The canonical bytes of the `signed` object as it was received, fields unknown here among them: what the
    /// signatures cover.
    public let signedBytes: [UInt8]

    /// The whole file.
    public let bytes: [UInt8]

    /// Reads a file of at most `bytesMax` bytes; throws what ``MetadataError`` lists under "Form".
    public init(parsing bytes: [UInt8], bytesMax: Int) throws(MetadataError) {
        let envelope = try FieldReader(JSONValue(parsing: bytes, bytesMax: bytesMax), at: "")
        let signed = try envelope.value("signed")
        let list = try envelope.array("signatures")
        guard list.count <= MetadataLimits.signaturesMax else { throw envelope.fault("signatures") }
        var signatures: [KeySignature] = []
        var keyIDs: Set<KeyID> = []
        for value in list {
            let signature = try KeySignature(FieldReader(value, at: "signatures"))
            guard keyIDs.insert(signature.keyID).inserted else { throw envelope.fault("signatures") }
            signatures.append(signature)
        }
        payload = try Payload(signed: signed, header: MetadataHeader(signed: signed, role: Payload.role))
        self.signatures = signatures
        signedBytes = CanonicalJSON.encode(signed)
        self.bytes = bytes
    }

    /// Signs `payload` with each of `keys`; the file is canonical JSON as a whole.
    ///
    /// Throws ``MetadataError/notSigned(_:)`` if the system's random source fails.
    public init(_ payload: Payload, keys: [SigningKey]) throws(MetadataError) {
        let signedBytes = CanonicalJSON.encode(payload.json)
        var signatures: [KeySignature] = []
        for key in keys {
            guard let value = try? key.sign(signedBytes) else { throw .notSigned(Payload.role) }
            signatures.append(KeySignature(keyID: MetadataKey(key.publicKey).id, bytes: value.bytes))
        }
        self.init(payload, signedBytes: signedBytes, signatures: signatures)
    }

    /// Adds the signature of `key`, or replaces the one that it made before; what is signed stays as it is.
    ///
    /// Throws ``MetadataError/notSigned(_:)`` if the system's random source fails.
    public func adding(_ key: SigningKey) throws(MetadataError) -> Signed {
        guard let value = try? key.sign(signedBytes) else { throw .notSigned(Payload.role) }
        let keyID = MetadataKey(key.publicKey).id
        let others = signatures.filter { $0.keyID != keyID }
        let all = others + [KeySignature(keyID: keyID, bytes: value.bytes)]
        return Signed(payload, signedBytes: signedBytes, signatures: all)
    }

    /// Joins the parts in the order of canonical JSON: `signatures` before `signed`.
    private init(_ payload: Payload, signedBytes: [UInt8], signatures: [KeySignature]) {
        self.payload = payload
        self.signatures = signatures
        self.signedBytes = signedBytes
        let list = CanonicalJSON.encode(.array(signatures.map(\.json)))
        bytes = Array("{\"signatures\":".utf8) + list + Array(",\"signed\":".utf8) + signedBytes + [UInt8(ascii: "}")]
    }
}

/// One signature of a metadata file, with the name of the key that made it.
public struct KeySignature: Equatable, Sendable {
    /// The key's name in root.
    public let keyID: KeyID

    /// The signature; what was not written in hexadecimal is empty and counts for nothing.
    public let bytes: [UInt8]

    init(keyID: KeyID, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }

    init(_ fields: FieldReader) throws(MetadataError) {
        keyID = KeyID(try fields.string("keyid"))
        bytes = Hex.decode(try fields.string("sig")) ?? []
    }

    var json: JSONValue {
        .object(["keyid": .string(keyID.description), "sig": .string(Hex.encode(bytes))])
    }
}
