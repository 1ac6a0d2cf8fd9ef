import Foundation
import Hummingbird
import Logging
import ServiceLifecycle

/// Joins routes, middleware and services into the kiosk's application; tests call it with parts of their own.
func buildApplication(_ parts: KioskParts, starts: StartGuard) async throws -> some ApplicationProtocol {
    let relay = try Relay.open(parts)
    let sync = SyncService(parts: parts, relay: relay)
    let housekeeping = HousekeepingService(parts: parts, signingKey: { try DeviceKeyFile(parts.folder).read() })
    let router = Router(options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ErrorResponse(logger: parts.logger))
    router.add(middleware: LoopbackOnly())
    UsageRoutes(recorder: parts.recorder).add(to: router)
    StatusRoutes(
        parts: parts, syncNow: { try await sync.syncNow().json() },
        syncOverStick: { try await sync.syncNow(overStickAt: $0).json() }
    ).add(to: router)
    StaffRoutes(parts: parts, menu: StaffMenu()).add(to: router)
    ContentRoutes(content: parts.content.served, witness: parts.content.witness) {
        await parts.recorder.pageRequested()
    }
    .add(to: router)
    let configuration = parts.configuration
    var quiet = parts.logger
    quiet.logLevel = max(.notice, parts.logger.logLevel)
    return Application(
        router: router,
        server: .http1(configuration: .init(idleTimeout: .seconds(120))),
        configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
        services: [
            BackgroundService(
                parts: parts, services: [housekeeping, sync] + [relay].compactMap { $0 as (any Service)? })
        ],
        onServerRunning: { channel in
            let port = channel.localAddress?.port ?? configuration.port
            do {
                try RunningKiosk.announce(host: configuration.host, port: port, in: parts.folder)
                try starts.succeed()
            } catch {
                parts.logger.error("The start could not be noted", metadata: ["reason": "\(error)"])
            }
            printNow("snowglobe-kiosk ready on http://\(configuration.host):\(port)")
        }, logger: quiet)
}

/// Prints a line that a waiting program sees at once, whatever standard output is.
func printNow(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
