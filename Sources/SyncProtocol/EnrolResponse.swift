public import Usage

/// Answer to `POST /v1/enroll`: who the kiosk is from now on.
public struct EnrolResponse: Codable, Equatable, Sendable {
    /// The id that the server gave the kiosk.
    public let kioskID: KioskID
    /// What staff call the kiosk, such as "Waiting room".
    public let name: String
    /// The site whose configuration the kiosk takes.
    public let site: SiteName

    /// Joins the parts of an identity; `name` is cut to ``ProtocolLimits/nameBytesMax`` bytes by the server's rules.
    public init(kioskID: KioskID, name: String, site: SiteName) {
        self.kioskID = kioskID
        self.name = name
        self.site = site
    }

    private enum CodingKeys: String, CodingKey {
        case kioskID, name, site
    }

    /// Reads the form that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kioskID = try container.parse(.kioskID) { KioskID(hex: $0) }
        name = try container.parse(.name) { $0.utf8.count <= ProtocolLimits.nameBytesMax ? $0 : nil }
        site = try container.parse(.site) { SiteName($0) }
    }

    /// Writes `{"kioskID":"<32 hex digits>","name":"Waiting room","site":"main"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kioskID.hex, forKey: .kioskID)
        try container.encode(name, forKey: .name)
        try container.encode(site.text, forKey: .site)
    }
}
