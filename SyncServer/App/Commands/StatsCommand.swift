import ArgumentParser
import ServerStorage

/// What kiosks counted, on the command line.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Exports released numbers, and checks their sums.",
        subcommands: [Export.self, RebuildRollups.self])

    /// Prints exactly the released cells.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Prints the released numbers as CSV or JSON.")

        @OptionGroup var options: ConfigurationOptions

        @Option(name: .long, help: "csv or json.")
        var format = EngagementExport.Format.csv

        @Option(name: .long, help: "One site; all if left out.")
        var site: String?

        func run() async throws {
            let store = try await options.openStore()
            let source = EngagementSource(store: store, clock: .system)
            let export = try await source.export(for: EngagementQuestion(site: site))
            try store.close()
            StandardOutput.write(try export.text(format))
        }
    }

    /// Makes the roll-ups anew from facts.
    struct RebuildRollups: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild-rollups", abstract: "Makes all sums anew and says whether anything changed.")

        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            let store = try await options.openStore()
            let before = try await store.rollupDigest()
            try await store.rebuildRollups()
            let after = try await store.rollupDigest()
            try store.close()
            let verdict = before == after ? "nothing changed" : "they had been wrong and are right now"
            StandardOutput.write("The sums were made anew: \(verdict).\n")
        }
    }
}

extension EngagementExport.Format: ExpressibleByArgument {}
