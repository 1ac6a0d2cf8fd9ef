import SystemPackage
import Hummingbird
import Logging
import ArgumentParser
import ServiceLifecycle

/// `snowglobe-kiosk serve`: the kiosk itself.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves the pages to the browser on this machine, counts visits, and syncs in the background.")

    @OptionGroup var options: KioskOptions

    func run() async throws {
        let configuration = try await options.configuration()
        let folder = DataFolder(configuration.dataDirectory)
        try folder.prepare()
        let lock = try folder.lock()
        defer { try? lock.close() }  // The process ends; the system would release it too.
        let starts = StartGuard(folder)
        let failedStarts = try starts.begin()
        let parts = try await KioskParts.open(configuration)
        if failedStarts >= StartGuard.failuresMax {
            parts.logger.error(
                "Starting failed before; returning to the release before", metadata: ["times": "\(failedStarts)"])
            try? await parts.content.rollBack(reason: "the kiosk did not start with it")  // Factory content has none.
        }
        try await buildApplication(parts, starts: starts).runService()
    }
}
