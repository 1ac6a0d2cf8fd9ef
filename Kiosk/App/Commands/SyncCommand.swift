import ArgumentParser
import SyncEngine

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
        let outcome = try await CycleCommand.run(try await options.configuration(), path: "/sync", seconds: 60) {
            connection, parts in
            let report = try await connection.driver.run(.full)
            if let server = connection.server, report.failures.allSatisfy({ $0.stage > .metadata }) {
                try await Relay.open(parts)?.refresh(over: server)
            }
            return report
        }
        try outcome.tell(asJSON: json)
    }
}
