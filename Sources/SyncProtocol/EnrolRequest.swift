public import Bytes
public import Usage

/// Body of `POST /v1/enroll`: a one-time secret for an identity.
public struct EnrolRequest: Codable, Equatable, Sendable {
    /// The secret half of the enrolment code.
    public let secret: EnrolmentSecret
    /// The public half of the key that the kiosk made for itself.
    public let publicKey: PublicKey
    /// Random, made at the kiosk's installation; two of them under one key tell of a cloned disk.
    public let installID: InstallID
    /// The id that a kiosk drew for itself because no server was in reach; nil where the server gives one.
    ///
    /// Over the network it is passed over.
    public let kioskID: KioskID?

    /// Joins what an enrolment needs.
    public init(secret: EnrolmentSecret, publicKey: PublicKey, installID: InstallID, kioskID: KioskID? = nil) {
        self.secret = secret
        self.publicKey = publicKey
        self.installID = installID
        self.kioskID = kioskID
    }

    private enum CodingKeys: String, CodingKey {
        case secret, publicKey, installID, kioskID
    }

    /// Reads the form that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        secret = try container.parse(.secret) { try? EnrolmentSecret(parsing: $0) }
        publicKey = try container.parse(.publicKey) { Hex.decode($0).flatMap { try? PublicKey($0) } }
        installID = try container.parse(.installID) { InstallID(hex: $0) }
        kioskID = try container.parseIfPresent(.kioskID) { KioskID(hex: $0) }
    }

    /// Writes `{"secret":"XXXX-XXXX","publicKey":"<64 hex digits>","installID":"<32 hex digits>"}`, with `kioskID` if
    /// the kiosk drew one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(secret.text, forKey: .secret)
        try container.encode(publicKey.hex, forKey: .publicKey)
        try container.encode(installID.hex, forKey: .installID)
        try container.encodeIfPresent(kioskID?.hex, forKey: .kioskID)
    }
}
