import ArgumentParser
import Foundation
import Hummingbird
import KioskStorage
import Logging
import NIOCore
import ServiceLifecycle
import SystemPackage

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
        let parts = try await KioskParts.prepare(configuration, usesImage: failedStarts == 0)
        if failedStarts >= StartGuard.failuresMax {
            parts.logger.error(
                "Starting failed before; returning to the release before", metadata: ["times": "\(failedStarts)"])
            try? await parts.content.rollBack(reason: "the kiosk did not start with it")  // Factory content has none.
        }
        defer { RunningKiosk.retract(in: folder) }
        do {
            try await buildApplication(parts, starts: starts).runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PlainError(
                "The port \(configuration.port) is in use by another program.",
                hint: "Stop that program, or name another port with --port.")
        }
    }
}
