public import Bytes
public import HTTPTypes
public import Usage

/// The signature that proves which kiosk a request comes from.
///
/// Ed25519 over the UTF-8 text `METHOD ⏎ PATH ⏎ hex(SHA-256(body)) ⏎ floor ⏎ nonce`, with `⏎` one line feed and none
/// after the nonce. Replays are harmless: a repeated segment changes nothing and the last status report wins.
public struct RequestSignature: Equatable, Sendable {
    /// The kiosk that signed.
    public let kioskID: KioskID
    /// The least time it can be by the kiosk's knowledge, in seconds since 1970 UTC.
    public let timeFloor: Int64
    /// 16 random bytes.
    public let nonce: [UInt8]
    /// The signature itself.
    public let signature: Signature

    /// Nonces are this long.
    public static let nonceByteCount = 16

    /// Signs a request; throws ``BytesError/notAKey`` if the system's random source fails.
    public init(
        method: HTTPRequest.Method, path: String, bodyDigest: SHA256Digest, kioskID: KioskID, timeFloor: Int64,
        nonce: [UInt8], key: SigningKey
    ) throws(BytesError) {
        self.kioskID = kioskID
        self.timeFloor = timeFloor
        self.nonce = nonce
        signature = try key.sign(
            Self.canonicalBytes(
                method: method, path: path, bodyDigest: bodyDigest, timeFloor: timeFloor, nonce: nonce))
    }

    /// Joins the parts of a signature that was kept.
    init(kioskID: KioskID, timeFloor: Int64, nonce: [UInt8], signature: Signature) {
        self.kioskID = kioskID
        self.timeFloor = timeFloor
        self.nonce = nonce
        self.signature = signature
    }

    /// Reads the four headers of a signed request, or throws which of them is missing or malformed.
    public init(headers: HTTPFields) throws(SyncProtocolError) {
        kioskID = try Self.value(of: .snowglobeKiosk, in: headers) { KioskID(hex: $0) }
        timeFloor = try Self.value(of: .snowglobeTimeFloor, in: headers) { Int64($0).flatMap { $0 >= 0 ? $0 : nil } }
        nonce = try Self.value(of: .snowglobeNonce, in: headers) { text in
            Hex.decode(text).flatMap { $0.count == Self.nonceByteCount ? $0 : nil }
        }
        signature = try Self.value(of: .snowglobeSignature, in: headers) { text in
            Hex.decode(text).flatMap { try? Signature($0) }
        }
    }

    /// The four headers of the request.
    public var headers: HTTPFields {
        var fields = HTTPFields()
        fields[.snowglobeKiosk] = kioskID.hex
        fields[.snowglobeTimeFloor] = String(timeFloor)
        fields[.snowglobeNonce] = Hex.encode(nonce)
        fields[.snowglobeSignature] = signature.hex
        return fields
    }

    /// Throws ``SyncProtocolError/badSignature`` unless `publicKey` signed exactly this request.
    public func verify(
        method: HTTPRequest.Method, path: String, bodyDigest: SHA256Digest, publicKey: PublicKey
    ) throws(SyncProtocolError) {
        let message = Self.canonicalBytes(
            method: method, path: path, bodyDigest: bodyDigest, timeFloor: timeFloor, nonce: nonce)
        guard publicKey.isValid(signature, for: message) else { throw .badSignature }
    }

    /// The bytes that are signed.
    static func canonicalBytes(
        method: HTTPRequest.Method, path: String, bodyDigest: SHA256Digest, timeFloor: Int64, nonce: [UInt8]
    ) -> [UInt8] {
        Array("\(method.rawValue)\n\(path)\n\(bodyDigest.hex)\n\(timeFloor)\n\(Hex.encode(nonce))".utf8)
    }

    private static func value<Value>(
        of name: HTTPField.Name, in headers: HTTPFields, parse: (String) -> Value?
    ) throws(SyncProtocolError) -> Value {
        guard let text = headers[name] else { throw .missingHeader(name.canonicalName) }
        guard let value = parse(text) else { throw .malformedHeader(name.canonicalName) }
        return value
    }
}
