import Configuration
import Foundation
import Logging
import SystemPackage

/// Every setting of the kiosk, read once at the start: arguments over environment over file over default.
///
/// A key such as `http.port` is `SNOWGLOBE_KIOSK_HTTP_PORT` in the environment and `{"http":{"port":8080}}` in the
/// file. Patients' content and the clinic's own data are no settings: they come signed, by sync.
struct KioskConfiguration: Sendable {
    /// `data.directory`: where everything is stored.
    ///
    /// Path; default `/var/lib/snowglobe-kiosk`.
    let dataDirectory: String
    /// `http.host`: the loopback address to bind.
    ///
    /// `127.0.0.1` (default) or `::1`; nothing else is accepted.
    let host: String
    /// `http.port`: TCP port, 0–65535; 0 takes a free one.
    ///
    /// Default 8080.
    let port: Int
    /// `log.level`: trace, debug, info, notice, warning, error or critical.
    ///
    /// Default info.
    let logLevel: Logger.Level
    /// `content.bytesMax`: most bytes that releases, staging included, may take.
    ///
    /// Default 2,000,000,000; least 10,000,000.
    let contentBytesMax: Int64
    /// `sync.enabled`: whether cycles run by themselves.
    ///
    /// Default true.
    let isSyncEnabled: Bool
    /// `relay.port`: TCP port on which neighbour kiosks get updates and leave reports, 1–65535; 0 for none.
    ///
    /// Default 0. Nil stands for none.
    let relayPort: Int?
    /// `relay.host`: the address on which neighbours are answered.
    ///
    /// Default 0.0.0.0, every address of the machine.
    let relayHost: String
    /// `relay.neighbours`: addresses of relays to try when the server cannot be reached, separated by blanks.
    ///
    /// Such as `http://192.168.1.20:8091`, or `mdns` for those that announce themselves on the LAN; default none; at
    /// most 8. What comes from there is verified like anything.
    let relayNeighbours: [String]

    /// At most so many neighbours are named, or found.
    static let neighboursMax = 8
    /// Stands among `relay.neighbours` for those that a search on the LAN finds.
    static let searchWord = "mdns"

    /// Reads the settings; `overrides` are arguments, `file` is a JSON file that must exist when it is named.
    static func read(overrides: [String: String] = [:], file: String?) async throws -> KioskConfiguration {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "arguments",
                values: Dictionary(
                    uniqueKeysWithValues: overrides.map {
                        (
                            AbsoluteConfigKey($0.split(separator: ".").map(String.init)),
                            ConfigValue(.string($1), isSecret: false)
                        )
                    })),
            KeyMappingProvider(upstream: EnvironmentVariablesProvider()) { $0.prepending(["snowglobe", "kiosk"]) },
        ]
        if let file {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw PlainError(
                    "The configuration file \(file) cannot be read (\(error)).",
                    hint: "Correct it, or leave out --config to use the defaults.")
            }
        }
        return try KioskConfiguration(ConfigReader(providers: providers))
    }

    private init(_ reader: ConfigReader) throws {
        dataDirectory = reader.string(forKey: "data.directory", default: "/var/lib/snowglobe-kiosk")
        host = reader.string(forKey: "http.host", default: "127.0.0.1")
        guard ["127.0.0.1", "::1"].contains(host) else {
            throw PlainError(
                "http.host is \(host), but a kiosk answers on its own loopback address only.",
                hint: "Set it to 127.0.0.1 or ::1.")
        }
        port = try Self.number("http.port", default: 8080, in: 0...65_535, reader)
        contentBytesMax = Int64(
            try Self.number("content.bytesMax", default: 2_000_000_000, in: 10_000_000...1_000_000_000_000, reader))
        isSyncEnabled = try Self.flag("sync.enabled", default: true, reader)
        let relayPort = try Self.number("relay.port", default: 0, in: 0...65_535, reader)
        self.relayPort = relayPort == 0 ? nil : relayPort
        relayHost = reader.string(forKey: "relay.host", default: "0.0.0.0")
        relayNeighbours = reader.string(forKey: "relay.neighbours", default: "").split(separator: " ").map(String.init)
        guard relayNeighbours.count <= Self.neighboursMax else {
            throw PlainError(
                "relay.neighbours names \(relayNeighbours.count) relays.", hint: "Name at most \(Self.neighboursMax).")
        }
        for address in relayNeighbours where address != Self.searchWord {
            _ = try ServerAddress(address, isPlainHTTPAllowed: true)
        }
        let level = reader.string(forKey: "log.level", default: "info")
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw PlainError(
                "log.level is \"\(level)\".", hint: "Use trace, debug, info, notice, warning, error or critical.")
        }
        self.logLevel = logLevel
    }

    /// The settings as `check` prints them.
    var lines: [(key: String, value: String)] {
        [
            ("data.directory", dataDirectory), ("http.host", host), ("http.port", String(port)),
            ("log.level", logLevel.rawValue), ("content.bytesMax", String(contentBytesMax)),
            ("sync.enabled", String(isSyncEnabled)), ("relay.port", String(relayPort ?? 0)), ("relay.host", relayHost),
            ("relay.neighbours", relayNeighbours.joined(separator: " ")),
        ]
    }

    private static func number(
        _ key: String, default fallback: Int, in range: ClosedRange<Int>, _ reader: ConfigReader
    ) throws -> Int {
        let text = reader.string(forKey: ConfigKey(key)) ?? reader.int(forKey: ConfigKey(key)).map(String.init)
        guard let text else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw PlainError(
                "\(key) is \"\(text)\".", hint: "Use a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    private static func flag(_ key: String, default fallback: Bool, _ reader: ConfigReader) throws -> Bool {
        let text = reader.string(forKey: ConfigKey(key)) ?? reader.bool(forKey: ConfigKey(key)).map(String.init)
        guard let text else { return fallback }
        guard let flag = Bool(text) else { throw PlainError("\(key) is \"\(text)\".", hint: "Use true or false.") }
        return flag
    }
}
