import ArgumentParser

/// Shows the settings in effect.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Prints every setting in effect and whether they can be used together.")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let configuration = try await options.load()
        let rows = configuration.effectiveValues.map { [$0.key, $0.value] }
        StandardOutput.write(TextTable([["SETTING", "VALUE"]] + rows).text)
        try configuration.requireSafe()
    }
}
