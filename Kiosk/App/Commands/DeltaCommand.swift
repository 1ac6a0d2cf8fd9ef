import ArgumentParser
import ContentStorage
import Delta
import SystemPackage

/// `snowglobe-kiosk delta`: delta packages by hand.
struct DeltaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delta",
        abstract: "Apply delta packages by hand.",
        discussion: """
            A delta package tells one folder in terms of another. Kiosks apply updates by themselves; this is for \
            trying a package on any two folders. It changes nothing of the kiosk's own content.

              snowglobe-server delta make old-folder new-folder -o update.sgd
              snowglobe-kiosk delta apply old-folder update.sgd -o result
            """,
        subcommands: [Apply.self])

    /// `delta apply`: a folder from a folder and a package.
    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply",
            abstract: "Make the folder that a package tells.",
            discussion: """
                BASE must be the folder that the package was made from; for a package that holds a whole bundle, an \
                empty folder. Every byte is checked before the result gets its name: it is there whole or not at all.
                """)

        @Argument(help: ArgumentHelp("Folder that the package starts from; may be empty.", valueName: "base"))
        var base: String

        @Argument(help: ArgumentHelp("A delta package of kind content.", valueName: "file"))
        var file: String

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: "The folder to make; it must not exist, or be empty.")
        var output: String

        func run() async throws {
            do {
                let files = try PackageFile(FilePath(file)).apply(to: FilePath(base), making: FilePath(output))
                let total = files.reduce(0) { $0 + $1.length }
                print("\(output): \(files.count) files, \(total) bytes.")
            } catch {
                throw PlainError(error.sentence)
            }
        }
    }
}
