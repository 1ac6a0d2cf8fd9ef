import ArgumentParser
import Foundation
import SyncEngine
import SystemPackage

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
        let configuration = try await options.configuration()
        let data = DataFolder(configuration.dataDirectory)
        let path = URL(fileURLWithPath: folder).standardizedFileURL.path
        let outcome: SyncOutcome
        if let running = await RunningKiosk.find(in: data) {
            let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "&+;="))
            let query = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
            let answer = try await running.send(
                "POST", "/usb?path=\(query)", seconds: Int64(SyncService.busySecondsMax) + 300)
            outcome = try JSONDecoder().decode(SyncOutcome.self, from: answer)
        } else {
            outcome = try await Self.alone(configuration, data, StickFolder(path))
        }
        if json {
            print(String(decoding: try outcome.json(), as: UTF8.self))
        } else {
            for line in outcome.lines(over: "the stick") { print(line) }
        }
        guard let failure = outcome.failures.first else { return }
        throw PlainError(failure.sentence, hint: failure.hint)
    }

    private static func alone(
        _ configuration: KioskConfiguration, _ data: DataFolder, _ folder: StickFolder
    ) async throws -> SyncOutcome {
        try data.prepare()
        let lock = try data.lock()
        defer { try? lock.close() }  // The process ends; the system would release it too.
        let parts = try await KioskParts.open(configuration)
        guard let connection = try await SyncConnection.open(parts) else { throw PlainError(SyncError.notEnrolled) }
        let result: Result<SyncReport, any Error>
        do {
            result = .success(try await connection.run(overStick: folder, parts))
        } catch let error as SyncError {
            result = .failure(PlainError(error))
        }
        await connection.close()
        return SyncOutcome(try result.get())
    }
}
