import ArgumentParser
import Foundation
import KioskStorage
import SyncEngine
import SystemPackage

/// `snowglobe-kiosk sync`: one cycle now.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract:
            "Runs one sync cycle now: sends counts, fetches what is new, and activates it when the screen is idle.",
        discussion: "Asks the running kiosk to do it; if none runs, does it alone with the data folder.")

    @OptionGroup var options: KioskOptions
    @Flag(help: "Prints JSON for other programs.") var json = false

    func run() async throws {
        let configuration = try await options.configuration()
        let folder = DataFolder(configuration.dataDirectory)
        let outcome: SyncOutcome
        if let running = await RunningKiosk.find(in: folder) {
            let answer = try await running.send("POST", "/sync", seconds: Int64(SyncService.busySecondsMax) + 60)
            outcome = try JSONDecoder().decode(SyncOutcome.self, from: answer)
        } else {
            outcome = try await Self.alone(configuration, folder)
        }
        if json {
            print(String(decoding: try outcome.json(), as: UTF8.self))
        } else {
            for line in outcome.lines() { print(line) }
        }
        guard let failure = outcome.failures.first else { return }
        throw PlainError(failure.sentence, hint: failure.hint)
    }

    private static func alone(_ configuration: KioskConfiguration, _ folder: DataFolder) async throws -> SyncOutcome {
        try folder.prepare()
        let lock = try folder.lock()
        defer { try? lock.close() }  // The process ends; the system would release it too.
        let parts = try await KioskParts.open(configuration)
        guard let connection = try await SyncConnection.open(parts) else { throw PlainError(SyncError.notEnrolled) }
        let result: Result<SyncReport, any Error>
        do {
            let report = try await connection.driver.run(.full)
            if let server = connection.server, report.failures.allSatisfy({ $0.stage > .metadata }) {
                try await Relay.open(parts)?.refresh(over: server)
            }
            result = .success(report)
        } catch let error as SyncError {
            result = .failure(PlainError(error))
        }
        await connection.close()
        try await parts.store.saveFloor(epochSeconds: parts.clock.now().floorSeconds)
        return SyncOutcome(try result.get())
    }
}
