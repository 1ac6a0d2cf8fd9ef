import ArgumentParser

/// The kiosk's program.
@main
struct KioskProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snowglobe-kiosk",
        abstract: "Shows patients the clinic's explainers on a touch screen, online or off.",
        discussion: """
            Start with 'snowglobe-kiosk serve' and open http://127.0.0.1:8080 in the kiosk's browser. It works at once, \
            with the content inside the program. 'enroll' ties the kiosk to the clinic's server, which then sends \
            updates and receives anonymous totals. 'status' says how it is doing.

            Exit codes: 0 done; 1 not done, and one sentence says why and what to do; 64 the command was not understood.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, StatusCommand.self, EnrollCommand.self, SyncCommand.self, UsbCommand.self,
            ContentCommand.self, StatsCommand.self, CheckCommand.self, DeltaCommand.self,
        ])
}

/// Options that every command of the kiosk takes.
struct KioskOptions: ParsableArguments {
    @Option(name: .long, help: "The folder that holds the kiosk's data. (default: /var/lib/snowglobe-kiosk)")
    var data: String?

    @Option(name: .long, help: "A JSON file of settings; see 'snowglobe-kiosk check'.")
    var config: String?

    @Option(name: .long, help: "The port on 127.0.0.1; 0 takes a free one. (default: 8080)")
    var port: Int?

    /// The settings in force for this call.
    func configuration() async throws -> KioskConfiguration {
        var overrides: [String: String] = [:]
        if let data { overrides["data.directory"] = data }
        if let port { overrides["http.port"] = String(port) }
        return try await KioskConfiguration.read(overrides: overrides, file: config)
    }
}
