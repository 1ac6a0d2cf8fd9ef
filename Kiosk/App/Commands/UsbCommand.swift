import ArgumentParser
import Foundation

/// `snowglobe-kiosk usb`: one cycle over a stick.
struct UsbCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usb",
        abstract: "Takes updates from a USB stick and leaves counts on it for the server.",
        discussion: """
            The stick comes from 'snowglobe-server usb export' and goes back to 'snowglobe-server usb import'. What is \
            on it is verified like anything that comes by network; it may be pulled at any time. Asks the running \
            kiosk to do it; if none runs, does it alone with the data folder. Exit code 0 if nothing failed.
            """)

    @OptionGroup var options: KioskOptions
    @Argument(help: "The folder in which the stick is mounted.") var folder: String
    @Flag(help: "Prints JSON for other programs.") var json = false

    func run() async throws {
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "&+;="))
        let query = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        let outcome = try await CycleCommand.run(
            try await options.configuration(), path: "/usb?path=\(query)", seconds: 300
        ) { connection, parts in
            try await connection.run(overStick: StickFolder(path), parts)
        }
        try outcome.tell(asJSON: json, over: "the stick")
    }
}
