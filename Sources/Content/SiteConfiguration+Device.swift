/// Keys of the site configuration that are about the machine in the room and what leaves it on paper or a phone.
extension SiteConfiguration {
    /// Millimetres that one CSS pixel can measure: from a dense small panel to a wall of light.
    static let panelPitches = 0.05...2.0

    /// The languages that pages are made in, of those that a bundle has: all, unless the site offers some of them.
    public func languagesOffered(of bundle: [LanguageTag]) -> [LanguageTag] {
        let offered = languages.filter(bundle.contains)
        return offered.isEmpty ? bundle : offered
    }

    /// The language of the first page, under a bundle that has these languages.
    public func firstLanguage(of bundle: [LanguageTag]) -> LanguageTag {
        let offered = languagesOffered(of: bundle)
        return offered.contains(defaultLanguage) ? defaultLanguage : offered.first ?? .english
    }

    /// A hash has the form `$scrypt$…`; a PIN in plain digits is refused, since this file is no secret.
    static func staffPIN(_ text: String?, path: String) throws(ContentError) -> String? {
        guard let text else { return nil }
        guard text.hasPrefix("$scrypt$"), text.utf8.count <= 200, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .invalidValue(path: path, key: "staffPIN", found: "what is no scrypt hash") }
        return text
    }
}

extension SiteConfiguration {
    /// A public address with its QR code, for the end of a visit.
    public struct TakeHome: Decodable, Sendable, Equatable {
        /// A QR code as the path of an SVG, without its quiet zone; one module is one unit.
        public struct QR: Decodable, Sendable, Equatable {
            /// Modules along one side: 21 for version 1, four more for each version up to 177.
            public let modules: Int
            /// The `d` of a path that fills the dark modules.
            public let path: String

            private enum CodingKeys: String, CodingKey, CaseIterable { case modules, path }

            /// Joins what a QR library made.
            public init(modules: Int, path: String) {
                self.modules = modules
                self.path = path
            }

            /// Reads the two keys; unknown ones are refused.
            public init(from decoder: any Decoder) throws {
                let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
                modules = try container.decode(Int.self, forKey: .modules)
                path = try container.decode(String.self, forKey: .path)
            }
        }

        /// The longest address, in bytes: its code still scans from a print of 30 mm.
        public static let urlBytesMax = 200
        /// The longest path of a QR code, in bytes.
        public static let pathBytesMax = 20_000

        /// The address, `https` or `http`, the same for everybody.
        public let url: String
        /// Its QR code; nil where the configuration was written by hand and not sealed.
        public let qr: QR?

        private enum CodingKeys: String, CodingKey, CaseIterable { case url, qr }

        /// Reads the two keys; unknown ones are refused.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
            url = try container.decode(String.self, forKey: .url)
            qr = try container.decodeIfPresent(QR.self, forKey: .qr)
        }

        func checked(path: String) throws(ContentError) -> TakeHome {
            guard url.utf8.count <= Self.urlBytesMax else {
                throw .limitExceeded(
                    limit: "\(path) takeHome.url in bytes", maximum: Self.urlBytesMax, found: url.utf8.count)
            }
            let rest = ["https://", "http://"].lazy.filter(url.hasPrefix).map { url.dropFirst($0.count) }.first
            guard let rest, let first = rest.utf8.first, first != UInt8(ascii: "/"),
                rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { throw .invalidValue(path: path, key: "takeHome.url", found: url) }
            guard let qr else { return self }
            guard (21...177).contains(qr.modules), (qr.modules - 21).isMultiple(of: 4) else {
                throw .invalidValue(path: path, key: "takeHome.qr.modules", found: "\(qr.modules)")
            }
            guard qr.path.utf8.count <= Self.pathBytesMax, !qr.path.isEmpty,
                qr.path.utf8.allSatisfy({ "MmHhVvZz0123456789 -,".utf8.contains($0) })
            else { throw .invalidValue(path: path, key: "takeHome.qr.path", found: String(qr.path.prefix(40))) }
            return self
        }
    }
}
