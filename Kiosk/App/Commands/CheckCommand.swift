import ArgumentParser

/// `snowglobe-kiosk check`: the settings in force.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prints the settings in force, and says what is wrong with them.",
        discussion: """
            A setting such as http.port is taken from an argument (--port), else from the environment \
            (SNOWGLOBE_KIOSK_HTTP_PORT), else from the file named by --config ({"http":{"port":8080}}), else its default.
            """)

    @OptionGroup var options: KioskOptions

    func run() async throws {
        for (key, value) in try await options.configuration().lines {
            print("\(key.padding(toLength: 20)) \(value)")
        }
    }
}

extension String {
    /// The text, filled up with spaces to `length` characters for a column.
    func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: max(0, length - count))
    }
}
