import Content
import ContentStorage
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import SyncEngine
import SystemPackage

/// This kiosk as a neighbour: a port on the LAN for other kiosks, what it shows there, and what waits for the server.
struct Relay: Service {
    let parts: KioskParts
    let mirror: RelayMirror
    let spool: ReportSpool

    /// Whether the clinic allows relays; where it does not the port answers nobody, whatever the kiosk's own settings say.
    private var isAllowed: Bool { parts.content.served.active.site.allowsRelay }

    /// Makes the relay's folder; nil if this kiosk is none (setting `relay.port`).
    static func open(_ parts: KioskParts) throws -> Relay? {
        guard parts.configuration.relayPort != nil else { return nil }
        let folder = parts.folder.path.appending("relay")
        return Relay(
            parts: parts, mirror: RelayMirror(folder: folder),
            spool: try ReportSpool(folder.appending("spool"), logger: parts.logger))
    }

    /// Answers neighbours until the program shuts down.
    ///
    /// A port that is taken is told in the log and by `check`; the screen has nothing to do with it.
    func run() async throws {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.add(middleware: RelayGate { isAllowed })
        RelayRoutes(mirror: mirror, spool: spool, clock: parts.clock).add(to: router)
        var quiet = parts.logger
        quiet.logLevel = max(.notice, parts.logger.logLevel)
        let configuration = parts.configuration
        let application = Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.relayHost, port: configuration.relayPort ?? 0)),
            onServerRunning: { channel in
                printNow("snowglobe-kiosk relay on port \(channel.localAddress?.port ?? 0)")
            }, logger: quiet)
        do {
            try await application.run()
        } catch {
            guard !Task.isCancelled else { return }
            parts.logger.error("The relay's port cannot be opened", metadata: ["reason": "\(error)"])
            try await gracefulShutdown()
        }
    }

    /// After a cycle over the server's own road: shows neighbours what is new, and hands on what they left.
    func refresh(over transport: HTTPSyncTransport) async {
        do {
            if isAllowed, let kept = try await MetadataFolder(parts.folder.metadata).keptMetadata() {
                try await mirror.refresh(kept, over: transport)
            }
        } catch {
            parts.logger.warning("The relay's files were not brought up to date", metadata: ["reason": "\(error)"])
        }
        do {
            try await spool.deliver(over: transport.road)
        } catch {
            parts.logger.warning("Neighbours' reports wait on", metadata: ["reason": "\(error)"])
        }
    }
}
