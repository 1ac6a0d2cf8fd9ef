public import Bytes
import FoundationEssentials

/// `site.json`: what one clinic's kiosks show and do beyond the bundle; signed and updated like a bundle.
///
/// Every key has a default that is safe when it is absent, so that `{"schemaVersion":1}` is a whole configuration.
/// Unknown keys are refused.
public struct SiteConfiguration: Sendable {
    /// The schema that this program reads.
    public static let schemaVersion = 1

    /// The clinic as patients see it.
    public struct Clinic: Sendable, Equatable {
        /// Its name.
        public let name: String
        /// Its phone number as people write it; empty when it gives none.
        public let phone: String
        /// Its postal address in one line; empty when it gives none.
        public let address: String
        /// A public address of its web pages; empty when it gives none.
        public let url: String
    }

    /// Opening hours for a run of days.
    public struct OpeningHours: Decodable, Sendable, Equatable {
        /// ISO weekdays, 1 (Monday) to 7 (Sunday).
        public let days: [Int]
        /// Local time as `HH:MM`.
        public let opens: String
        /// Local time as `HH:MM`.
        public let closes: String
    }

    /// The clinic, or nil in factory state.
    public let clinic: Clinic?
    /// The IANA zone that service days follow; UTC when absent.
    public let timeZone: String
    /// Opening hours; empty when the clinic gives none.
    public let openingHours: [OpeningHours]
    /// The language of the first page.
    public let defaultLanguage: LanguageTag
    /// The languages offered; empty means all that the bundle has.
    public let languages: [LanguageTag]
    /// Whether content that no clinician has signed off may be shown, with a line that says so.
    public let showUnreviewed: Bool
    /// Whether usage is counted at all; when not, only the machine's own operation is.
    public let stats: Bool
    /// The clinic's rule on driving after IM ketamine, by language; patients are told to ask where it is absent.
    public let imDrivingRule: [LanguageTag: String]
    /// The clinic's rule on eating before IM ketamine, by language.
    public let imFastingRule: [LanguageTag: String]
    /// The staff menu's PIN as an scrypt hash; nil where the clinic has set none, and the menu then opens for nobody.
    public let staffPIN: String?
    /// How large one CSS pixel of the panel is, in millimetres, so that targets and letters can be large enough; nil
    /// where nobody measured it.
    public let panelPitchMillimetres: Double?
    /// Whether sheets can be printed at the kiosk.
    public let hasPrinter: Bool
    /// The public address that sheets to take home lead to; nil where the clinic gives none.
    public let takeHome: TakeHome?
    /// Whether a kiosk that its own settings make a relay may be one.
    public let allowsRelay: Bool
    /// The bytes it was read from, which metadata signs.
    public let bytes: [UInt8]

    /// What a kiosk shows before it belongs to a clinic: no names, no numbers but 988 and 911.
    public static let factory = SiteConfiguration()

    /// The digest of the bytes that it was read from.
    public var digest: SHA256Digest { SHA256Digest(of: bytes) }

    /// Reads `site.json` of at most ``ContentLimits/siteBytesMax`` bytes.
    public init(json bytes: [UInt8]) throws(ContentError) {
        let path = "site.json"
        let raw = try decodeJSON(Raw.self, from: bytes, path: path, bytesMax: ContentLimits.siteBytesMax)
        guard raw.schemaVersion == Self.schemaVersion else {
            throw .unsupportedVersion(path: path, found: raw.schemaVersion, supported: Self.schemaVersion)
        }
        clinic = try raw.clinic?.checked(path: path)
        timeZone = raw.timeZone ?? "UTC"
        openingHours = raw.openingHours ?? []
        for hours in openingHours {
            guard !hours.days.isEmpty, hours.days.allSatisfy((1...7).contains), hours.isInOrder else {
                throw .invalidValue(path: path, key: "openingHours", found: "\(hours.opens)-\(hours.closes)")
            }
        }
        defaultLanguage = raw.defaultLanguage ?? .english
        languages = raw.languages ?? []
        guard languages.isEmpty || languages.contains(defaultLanguage) else {
            throw .invalidValue(path: path, key: "defaultLanguage", found: defaultLanguage.text)
        }
        showUnreviewed = raw.showUnreviewed ?? false
        stats = raw.stats ?? true
        imDrivingRule = try Self.rule(raw.imDrivingRule, key: "imDrivingRule")
        imFastingRule = try Self.rule(raw.imFastingRule, key: "imFastingRule")
        staffPIN = try Self.staffPIN(raw.staffPIN, path: path)
        panelPitchMillimetres = raw.panelPitchMm
        if let pitch = raw.panelPitchMm, !Self.panelPitches.contains(pitch) {
            throw .invalidValue(path: path, key: "panelPitchMm", found: "\(pitch)")
        }
        hasPrinter = raw.printer ?? false
        takeHome = try raw.takeHome?.checked(path: path)
        allowsRelay = raw.relay ?? true
        self.bytes = bytes
    }

    private init() {
        clinic = nil
        timeZone = "UTC"
        openingHours = []
        defaultLanguage = .english
        languages = []
        showUnreviewed = true
        stats = true
        imDrivingRule = [:]
        imFastingRule = [:]
        staffPIN = nil
        panelPitchMillimetres = nil
        hasPrinter = false
        takeHome = nil
        allowsRelay = true
        bytes = []
    }

    private static func rule(_ raw: [String: String]?, key: String) throws(ContentError) -> [LanguageTag: String] {
        var rule: [LanguageTag: String] = [:]
        for (name, text) in raw ?? [:] {
            guard let language = LanguageTag(name) else {
                throw .invalidValue(path: "site.json", key: key, found: name)
            }
            rule[language] = text
        }
        return rule
    }
}

extension SiteConfiguration.OpeningHours {
    fileprivate var isInOrder: Bool {
        func isTime(_ text: String) -> Bool {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.map(\.utf8.count) == [2, 2], let hour = Int(parts[0]), let minute = Int(parts[1]) else {
                return false
            }
            return (0...23).contains(hour) && (0...59).contains(minute)
        }
        return isTime(opens) && isTime(closes) && opens < closes
    }
}

private struct Raw: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case schemaVersion, clinic, timeZone, openingHours, defaultLanguage, languages, showUnreviewed, stats
        case imDrivingRule, imFastingRule, staffPIN, panelPitchMm, printer, takeHome, relay
    }

    let schemaVersion: Int
    let clinic: RawClinic?
    let timeZone: String?
    let openingHours: [SiteConfiguration.OpeningHours]?
    let defaultLanguage: LanguageTag?
    let languages: [LanguageTag]?
    let showUnreviewed: Bool?
    let stats: Bool?
    let imDrivingRule: [String: String]?
    let imFastingRule: [String: String]?
    let staffPIN: String?
    let panelPitchMm: Double?
    let printer: Bool?
    let takeHome: SiteConfiguration.TakeHome?
    let relay: Bool?

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        schemaVersion = try container.decode(Int.self, forKey: .schemaVersion)
        clinic = try container.decodeIfPresent(RawClinic.self, forKey: .clinic)
        timeZone = try container.decodeIfPresent(String.self, forKey: .timeZone)
        openingHours = try container.decodeIfPresent([SiteConfiguration.OpeningHours].self, forKey: .openingHours)
        defaultLanguage = try container.decodeIfPresent(LanguageTag.self, forKey: .defaultLanguage)
        languages = try container.decodeIfPresent([LanguageTag].self, forKey: .languages)
        showUnreviewed = try container.decodeIfPresent(Bool.self, forKey: .showUnreviewed)
        stats = try container.decodeIfPresent(Bool.self, forKey: .stats)
        imDrivingRule = try container.decodeIfPresent([String: String].self, forKey: .imDrivingRule)
        imFastingRule = try container.decodeIfPresent([String: String].self, forKey: .imFastingRule)
        staffPIN = try container.decodeIfPresent(String.self, forKey: .staffPIN)
        panelPitchMm = try container.decodeIfPresent(Double.self, forKey: .panelPitchMm)
        printer = try container.decodeIfPresent(Bool.self, forKey: .printer)
        takeHome = try container.decodeIfPresent(SiteConfiguration.TakeHome.self, forKey: .takeHome)
        relay = try container.decodeIfPresent(Bool.self, forKey: .relay)
    }
}

private struct RawClinic: Decodable {
    enum CodingKeys: String, CodingKey, CaseIterable { case name, phone, address, url }

    let name: String
    let phone: String?
    let address: String?
    let url: String?

    init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        phone = try container.decodeIfPresent(String.self, forKey: .phone)
        address = try container.decodeIfPresent(String.self, forKey: .address)
        url = try container.decodeIfPresent(String.self, forKey: .url)
    }

    func checked(path: String) throws(ContentError) -> SiteConfiguration.Clinic {
        for (key, value) in [("name", name), ("phone", phone ?? ""), ("address", address ?? ""), ("url", url ?? "")]
        where value.utf8.count > 300 {
            throw .limitExceeded(limit: "\(path) clinic.\(key) in bytes", maximum: 300, found: value.utf8.count)
        }
        guard !name.isEmpty else { throw .invalidValue(path: path, key: "clinic.name", found: "") }
        return SiteConfiguration.Clinic(name: name, phone: phone ?? "", address: address ?? "", url: url ?? "")
    }
}
