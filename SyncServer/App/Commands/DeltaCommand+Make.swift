import ArgumentParser
import ContentStorage
import Delta
import SystemPackage

extension DeltaCommand {
    /// `delta make`: a package from two folders.
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make",
            abstract: "Make the package that turns one folder into another.",
            discussion: """
                The same folders give the same bytes each time. Before the package is written it is applied to the \
                first folder, and the outcome is compared with the second. With an empty folder as BASE the package \
                holds all of TARGET.
                """)

        @Argument(help: ArgumentHelp("Folder that the package starts from; may be empty.", valueName: "base"))
        var base: String

        @Argument(help: ArgumentHelp("Folder that the package yields.", valueName: "target"))
        var target: String

        @Option(name: [.customShort("o"), .customLong("output")], help: "The file to write; it is replaced.")
        var output: String

        @Option(help: "Use this codec alone (stream or mixing) instead of the best one.", transform: Make.named)
        var codec: DeltaCodec?

        func run() async throws {
            let summary = try DeltaCommandError.explaining {
                let base = try BundleDirectory(FilePath(base)).readTree()
                let target = try BundleDirectory(FilePath(target)).readTree()
                let encoder = DeltaEncoder(codecs: codec.map { [$0] } ?? DeltaCodec.allCases)
                let package = try encoder.encode(base: base, target: target)
                try PackageFile(FilePath(output)).write(package)
                let total = target.contents.reduce(0) { $0 + $1.count }
                return "\(output): \(package.count) bytes for \(target.contents.count) files of \(total) bytes."
            }
            print(summary)
        }

        private static func named(_ name: String) throws -> DeltaCodec {
            guard let codec = DeltaCodec.allCases.first(where: { "\($0)" == name }) else {
                throw ValidationError("There is no codec named \(name); there are: \(DeltaCodec.allCases).")
            }
            return codec
        }
    }
}
