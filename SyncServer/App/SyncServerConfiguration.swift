import Configuration

/// Every setting of the server, read once from arguments, environment, a JSON file and defaults, in that order.
///
/// A key is spelt in camel case in the JSON file, and in capitals after `SNOWGLOBE_SERVER_` in the environment:
/// `dataFolder` is `SNOWGLOBE_SERVER_DATA_FOLDER`. `snowglobe-server check` prints what is in effect.
struct SyncServerConfiguration: Equatable, Sendable {
    /// Folder of all data.
    ///
    /// Text: a path. Default `snowglobe-data` in the working folder.
    var dataFolder = "snowglobe-data"
    /// Address to listen on.
    ///
    /// Text: an IP address or `localhost`. Default `127.0.0.1`.
    var host = "127.0.0.1"
    /// Port to listen on.
    ///
    /// Number, 0 to 65535; 0 takes any free one. Default 8090.
    var port = 8090
    /// Certificate chain for HTTPS.
    ///
    /// Text: a path to a PEM file. Default none.
    var certificateFile: String?
    /// Private key of the certificate.
    ///
    /// Text: a path to a PEM file. Default none.
    var keyFile: String?
    /// Whether plain HTTP may be spoken on an address that other machines reach.
    ///
    /// Truth value. Default false.
    var allowPlainHTTP = false
    /// Address that kiosks and staff use, where a proxy stands before the server.
    ///
    /// Text: a URL. Default: from `host`, `port` and the certificate.
    var publicURL: String?
    /// Further host names that requests may be addressed to.
    ///
    /// List of names. Default none.
    var allowedHosts: [String] = []
    /// Least severe log line that is written.
    ///
    /// One of trace, debug, info, notice, warning, error, critical. Default `info`.
    var logLevel = LogLevel.info
    /// Length of the window in which every kiosk has its upload slot.
    ///
    /// Seconds, 60 to 86400. Default 900.
    var uploadWindowSeconds = 900

    /// The severities, as swift-log names them.
    enum LogLevel: String, CaseIterable, Sendable {
        case trace, debug, info, notice, warning, error, critical
    }
}

extension SyncServerConfiguration {
    /// The keys as the JSON file spells them.
    enum Key: String, CaseIterable {
        case dataFolder, host, port, certificateFile, keyFile, allowPlainHTTP, publicURL, allowedHosts, logLevel
        case uploadWindowSeconds

        fileprivate var configKey: ConfigKey { ConfigKey(stringLiteral: rawValue) }
    }

    /// Reads every key, or throws ``SyncServerError/badSetting(key:expected:)`` for the first that is wrong.
    init(reading reader: ConfigReader) async throws {
        self.init()
        let settings = SettingReader(reader: reader)
        dataFolder = try await settings.text(.dataFolder) ?? dataFolder
        host = try await settings.text(.host) ?? host
        port = try await settings.number(.port, in: 0...65_535) ?? port
        certificateFile = try await settings.text(.certificateFile)
        keyFile = try await settings.text(.keyFile)
        allowPlainHTTP = try await settings.truthValue(.allowPlainHTTP) ?? allowPlainHTTP
        publicURL = try await settings.text(.publicURL)
        allowedHosts = try await settings.list(.allowedHosts) ?? allowedHosts
        uploadWindowSeconds = try await settings.number(.uploadWindowSeconds, in: 60...86_400) ?? uploadWindowSeconds
        if let name = try await settings.text(.logLevel) {
            guard let level = LogLevel(rawValue: name) else {
                let names = LogLevel.allCases.map(\.rawValue).joined(separator: ", ")
                throw SyncServerError.badSetting(key: Key.logLevel.rawValue, expected: "one of \(names)")
            }
            logLevel = level
        }
    }

    /// Every key with its value in effect, in the order of ``Key``.
    var effectiveValues: [(key: String, value: String)] {
        Key.allCases.map { key in
            let value: String =
                switch key {
                case .dataFolder: dataFolder
                case .host: host
                case .port: String(port)
                case .certificateFile: certificateFile ?? "(none)"
                case .keyFile: keyFile ?? "(none)"
                case .allowPlainHTTP: String(allowPlainHTTP)
                case .publicURL: publicURL ?? "(from host and port)"
                case .allowedHosts: allowedHosts.isEmpty ? "(none)" : allowedHosts.joined(separator: ", ")
                case .logLevel: logLevel.rawValue
                case .uploadWindowSeconds: String(uploadWindowSeconds)
                }
            return (key.rawValue, value)
        }
    }

    /// Whether staff reach the server over HTTPS, its own or that of a proxy before it.
    var isReachedEncrypted: Bool { isEncrypted || publicURL?.hasPrefix("https://") == true }

    /// Whether the server speaks HTTPS.
    var isEncrypted: Bool { certificateFile != nil }

    /// Whether only this machine can reach the server.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// Throws unless the certificate has its key and plain HTTP stays on this machine or was asked for.
    func requireSafe() throws(SyncServerError) {
        guard (certificateFile == nil) == (keyFile == nil) else { throw .certificateWithoutKey }
        guard isEncrypted || isLoopback || allowPlainHTTP else { throw .plainHTTPRefused(host: host) }
    }

    /// Where kiosks and staff reach the server.
    func baseURL(port: Int) -> String {
        if let publicURL { return publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL }
        return listeningURL(port: port)
    }

    /// Where the server itself listens.
    func listeningURL(port: Int) -> String {
        let shownHost = host.contains(":") ? "[\(host)]" : host
        return "\(isEncrypted ? "https" : "http")://\(shownHost):\(port)"
    }
}

/// Reads keys of the right type, or names the key at fault.
private struct SettingReader {
    let reader: ConfigReader

    func text(_ key: SyncServerConfiguration.Key) async throws -> String? {
        let text = try await value(key, expected: "text") { try await reader.fetchString(forKey: $0) }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    func list(_ key: SyncServerConfiguration.Key) async throws -> [String]? {
        try await value(key, expected: "a list of names") { try await reader.fetchStringArray(forKey: $0) }
    }

    func truthValue(_ key: SyncServerConfiguration.Key) async throws -> Bool? {
        try await value(key, expected: "true or false") { try await reader.fetchBool(forKey: $0) }
    }

    func number(_ key: SyncServerConfiguration.Key, in range: ClosedRange<Int>) async throws -> Int? {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let number = try await value(key, expected: expected) { try await reader.fetchInt(forKey: $0) }
        guard let number else { return nil }
        guard range.contains(number) else {
            throw SyncServerError.badSetting(key: key.rawValue, expected: expected)
        }
        return number
    }

    private func value<Value>(
        _ key: SyncServerConfiguration.Key, expected: String, fetch: (ConfigKey) async throws -> Value?
    ) async throws -> Value? {
        do {
            return try await fetch(key.configKey)
        } catch {
            throw SyncServerError.badSetting(key: key.rawValue, expected: expected)
        }
    }
}
