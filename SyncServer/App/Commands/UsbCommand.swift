import ArgumentParser
import Assets
import Logging
import ServerStorage

/// The road of sticks: releases out, counts in.
struct UsbCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usb", abstract: "Carries releases to kiosks, and counts back, on a USB stick.",
        discussion: """
            The folder SNOWGLOBE on the stick holds all. 'export' before it goes to a kiosk, 'snowglobe-kiosk usb' \
            there, 'import' when it is back. Everything on it is signed; it may be lost, copied, or pulled at any time.
            """,
        subcommands: [Export.self, Import.self])

    /// Writes the releases.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Puts what is published on a stick; what kiosks left on it stays.")

        @OptionGroup var options: ConfigurationOptions
        @Argument(help: "The folder in which the stick is mounted.") var folder: String

        func run() async throws {
            let data = DataFolder(path: try await options.load().dataFolder)
            let outcome = try StickExport(repository: Repository(data)).run(to: folder)
            StandardOutput.write(
                "\(outcome.fileCount) files, \(outcome.byteCount) bytes are in \(folder)/\(StickExport.folderName).\n"
                    + "Unmount the stick, take it to the kiosk, and type there: snowglobe-kiosk usb STICK\n")
        }
    }

    /// Takes the counts.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Takes what kiosks left on a stick; twice is no harm.")

        @OptionGroup var options: ConfigurationOptions
        @Argument(help: "The folder in which the stick is mounted.") var folder: String

        func run() async throws {
            let data = DataFolder(path: try await options.load().dataFolder)
            let store = try await options.openStore()
            let logger = Logger(label: "snowglobe-server") { StreamLogHandler.standardError(label: $0) }
            let vocabularies = VocabularyLibrary(
                store: store, releasesFolder: data.releases, clock: .system, logger: logger)
            if let manifest = EmbeddedAssets.factoryBundle["bundle.json"] {
                try await vocabularies.learn(manifestBytes: manifest)
            }
            let intake = ReportIntake(store: store, clock: .system, vocabularies: vocabularies, logger: logger)
            let outcome = try await StickImport(store: store, intake: intake, clock: .system).run(from: folder)
            try store.close()
            StandardOutput.write(outcome.text)
        }
    }
}

extension StickImport.Outcome {
    /// What staff read after an import.
    fileprivate var text: String {
        var lines = enrolled.map { "Enrolled: \($0)." }
        lines.append("Segments: \(stored) new, \(duplicate) here already.")
        lines += refused.map { "Not taken, and left on the stick: \($0)." }
        lines += foreign.map { "Not ours, and left alone: \($0)." }
        return lines.joined(separator: "\n") + "\n"
    }
}
