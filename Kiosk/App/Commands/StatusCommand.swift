import ArgumentParser
import Foundation

/// `snowglobe-kiosk status`: how the kiosk is doing.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says which release is on, when the last complete sync was, what waits, and what failed and why.",
        discussion: "Asks the running kiosk; if none runs, reads the data folder.")

    @OptionGroup var options: KioskOptions
    @Flag(help: "Prints JSON for other programs.") var json = false

    func run() async throws {
        let configuration = try await options.configuration()
        let status: KioskStatus
        if let running = await RunningKiosk.find(in: DataFolder(configuration.dataDirectory)) {
            status = try JSONDecoder().decode(KioskStatus.self, from: await running.send("GET", "/status"))
            if !json { print("\("Kiosk".padding(toLength: 20)) running on port \(running.port)") }
        } else {
            status = try await KioskStatus(KioskParts.open(configuration))
            if !json { print("\("Kiosk".padding(toLength: 20)) not running") }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(status), as: UTF8.self))
        } else {
            for (name, value) in status.lines { print("\(name.padding(toLength: 20)) \(value)") }
        }
    }
}
