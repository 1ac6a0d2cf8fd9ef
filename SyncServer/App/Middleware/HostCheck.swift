import Foundation
import Hummingbird
import NIOCore

/// Answers only requests that are addressed to this server, so that no foreign name can be pointed at it.
///
/// An IP address is always right: only a *name* can be made to lead here by somebody else (DNS rebinding).
struct HostCheck: RouterMiddleware {
    typealias Context = ServerRequestContext

    private let names: Set<String>

    /// Takes the names that the configuration allows, besides `localhost`.
    init(_ configuration: SyncServerConfiguration) {
        var names: Set<String> = ["localhost", configuration.host.lowercased()]
        for name in configuration.allowedHosts { names.insert(name.lowercased()) }
        if let publicURL = configuration.publicURL, let host = Self.host(ofURL: publicURL) { names.insert(host) }
        self.names = names
    }

    @concurrent func handle(
        _ request: Request, context: ServerRequestContext,
        next: @concurrent (Request, ServerRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, accepts(authority) else { throw RequestRefusal.foreignHost }
        return try await next(request, context)
    }

    /// Whether `authority`, a host with or without a port, names this server.
    func accepts(_ authority: String) -> Bool {
        let host = Self.host(ofAuthority: authority)
        return names.contains(host) || (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }

    private static func host(ofURL url: String) -> String? {
        guard let start = url.range(of: "://")?.upperBound else { return nil }
        let authority = url[start...].prefix { $0 != "/" }
        return authority.isEmpty ? nil : host(ofAuthority: String(authority))
    }

    private static func host(ofAuthority authority: String) -> String {
        if authority.hasPrefix("[") {
            return String(authority.dropFirst().prefix { $0 != "]" }).lowercased()
        }
        return String(authority.prefix { $0 != ":" }).lowercased()
    }
}
