import Foundation

/// Where the sync server answers: scheme, host and port, nothing else.
struct ServerAddress: CustomStringConvertible, Hashable, Sendable {
    /// Whether the connection is encrypted.
    let isSecure: Bool
    /// The name or the IP address, without brackets.
    let host: String
    /// The TCP port.
    let port: Int

    /// Reads an address such as `https://sync.clinic.example:8443`.
    ///
    /// Throws a ``PlainError`` for anything else: another scheme, a path, a user name, and plain HTTP to another machine
    /// unless `isPlainHTTPAllowed`.
    init(_ text: String, isPlainHTTPAllowed: Bool) throws {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let written = parts.host, !written.isEmpty,
            ["", "/"].contains(parts.path), parts.user == nil, parts.password == nil, parts.query == nil,
            parts.fragment == nil
        else {
            throw PlainError(
                "\"\(text)\" is not the address of a sync server.",
                hint: "Give it as https://NAME or https://NAME:PORT, without a path.")
        }
        isSecure = scheme == "https"
        host = written.hasPrefix("[") ? String(written.dropFirst().dropLast()) : written
        port = parts.port ?? (isSecure ? 443 : 80)
        guard (1...65_535).contains(port) else {
            throw PlainError("\(port) is not a port.", hint: "Use a number from 1 to 65535.")
        }
        guard isSecure || isLoopback || isPlainHTTPAllowed else {
            throw PlainError(
                "\(text) is not encrypted, so anybody between could take this kiosk's place.",
                hint: "Use https, or say --allow-plain-http if the network is yours alone.")
        }
    }

    /// Whether the server is on this machine.
    var isLoopback: Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.split(separator: ".").count == 4)
    }

    /// `scheme://host:port`, with brackets around an IPv6 address.
    var description: String {
        "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
