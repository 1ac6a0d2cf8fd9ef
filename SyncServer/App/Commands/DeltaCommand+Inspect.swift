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
                SHA-256 over the sorted list of files with their digests and lengths.
                """)

        @Argument(help: ArgumentHelp("A delta package.", valueName: "file"))
        var file: String

        func run() async throws {
            let package = try DeltaCommandError.explaining {
                let limits = DeltaLimits.standard
                let bytes = try PackageFile(FilePath(file)).read(limits: limits)
                return try DeltaPackage(bytes, limits: limits, payloadBytesMax: limits.packageBytesMax)
            }
            print(TextTable(package.facts).text)
            print(TextTable(package.parts).text, terminator: "")
        }
    }
}

extension DeltaPackage {
    /// What the header says, one row each.
    fileprivate var facts: [[String]] {
        let sizes = header.sizes
        var rows = [
            ["kind", "\(header.kind)"],
            ["format version", "\(DeltaHeader.formatVersion)"],
            ["codec", "\(header.codec)"],
            ["base", header.base == .zero ? "none" : header.base.hex],
            ["target", header.target.hex],
            ["target bytes", "\(sizes.targetBytes)"],
        ]
        if header.kind == .content {
            rows += [
                ["target files", "\(sizes.files)"],
                ["longest file", "\(sizes.longestFileBytes) bytes"],
                ["longest path", "\(sizes.longestPathBytes) bytes"],
            ]
        }
        return rows + [["package digest", digest.hex]]
    }

    /// Where the bytes of the package are.
    fileprivate var parts: [[String]] {
        let frame = byteCount - sections.reduce(0) { $0 + $1.stored.count }
        var rows = [["part", "stored bytes", "inflated bytes"]]
        rows += sections.map { ["\($0.id)", "\($0.stored.count)", "\($0.inflatedLength)"] }
        return rows + [["header and digests", "\(frame)", ""], ["whole package", "\(byteCount)", ""]]
    }
}
