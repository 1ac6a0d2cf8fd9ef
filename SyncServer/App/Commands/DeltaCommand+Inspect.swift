import ArgumentParser
import Bytes
import ContentStorage
import Delta
import SystemPackage

extension DeltaCommand {
    /// `delta inspect`: what a package says about itself.
    struct Inspect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "inspect",
            abstract: "Show what a package holds and how many bytes each part takes.",
            discussion: """
                The package is checked against its own digest first. Its base and target are named by tree digests: \
                SHA-256 over the sorted list of files with their digests and lengths. Given the folder it was made from, \
                this applies it in memory and shows what each codec would have cost.
                """)

        @Argument(help: ArgumentHelp("A delta package.", valueName: "file"))
        var file: String

        @Option(help: ArgumentHelp("The folder that the package starts from.", valueName: "folder"))
        var base: String?

        func run() async throws {
            let tables = try DeltaCommandError.explaining {
                let limits = DeltaLimits.standard
                let bytes = try PackageFile(FilePath(file)).read(limits: limits)
                let package = try DeltaPackage(bytes, limits: limits, payloadBytesMax: limits.packageBytesMax)
                let costs = try base.map { try Self.costs(of: package, base: BundleDirectory(FilePath($0)).readTree()) }
                return [package.facts, package.parts] + (costs.map { [$0] } ?? [])
            }
            print(tables.map { TextTable($0).text }.joined(separator: "\n"), terminator: "")
        }

        /// What a package of each codec takes for the same change.
        private static func costs(of package: DeltaPackage, base: DeltaTree) throws -> [[String]] {
            var sink = DeltaTreeSink()
            try DeltaPatcher(package: package, base: base).apply(to: &sink)
            let candidates = try DeltaEncoder().candidates(base: base, target: DeltaTree(sink.files))
            return [["codec", "whole package"]] + candidates.map { ["\($0.codec)", "\($0.package.count)"] }
        }
    }
}

extension DeltaPackage {
    /// What the header says, one row each.
    fileprivate var facts: [[String]] {
        var rows = [
            ["kind", "\(header.kind)"],
            ["format version", "\(header.format.rawValue)"],
            ["codec", "\(header.codec)"],
            ["base", header.base.isZero ? "none" : "\(header.base)"],
            ["target", "\(header.target)"],
        ]
        if let sizes = header.sizes {
            rows.append(["target bytes", "\(sizes.targetBytes)"])
            if header.kind == .content {
                rows += [
                    ["target files", "\(sizes.files)"],
                    ["longest file", "\(sizes.longestFileBytes) bytes"],
                    ["longest path", "\(sizes.longestPathBytes) bytes"],
                ]
            }
        }
        return rows + [["check", "\(check)"]]
    }

    /// Where the bytes of the package are.
    fileprivate var parts: [[String]] {
        let frame = byteCount - sections.reduce(0) { $0 + $1.stored.count }
        var rows = [["part", "stored bytes", "inflated bytes"]]
        rows += sections.map { ["\($0.id)", "\($0.stored.count)", "\($0.inflatedLength)"] }
        return rows + [["header, body and check", "\(frame)", ""], ["whole package", "\(byteCount)", ""]]
    }
}
