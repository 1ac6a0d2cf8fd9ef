import ArgumentParser
import Bytes
import Content

extension ReleaseCommand {
    /// `release create`: a draft from a folder, or from an earlier release.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Check a folder of content and keep it as a draft.",
            discussion: """
                Nothing reaches a kiosk yet. What changed since the last release is listed, and which items no \
                clinician has reviewed.
                """)

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: ArgumentHelp("Folder of content.", valueName: "folder"))
        var folder: String?

        @Option(name: .long, help: "Take the content of this earlier release instead of a folder.")
        var from: Int?

        func validate() throws {
            guard (folder == nil) != (from == nil) else {
                throw ValidationError("Give either a folder of content or --from with the version of a release.")
            }
            if let from, from < 1 { throw ValidationError("Releases are numbered from 1.") }
        }

        func run() async throws {
            let data = DataFolder(path: try await options.load().dataFolder)
            let builder = ReleaseBuilder(repository: Repository(data), factory: .embedded())
            let draft =
                if let from {
                    try builder.create(repeating: ContentVersion(from))
                } else {
                    try builder.create(from: folder ?? "")
                }
            print(draft.report)
        }
    }
}

extension ReleaseBuilder.Draft {
    /// Changed files that are listed one by one; more are counted.
    private static let listedMax = 30

    /// What staff read after `release create`.
    var report: String {
        var lines = [
            "Release \(release.version) is a draft: \(release.manifest.files.count) files, "
                + "\(release.manifest.totalBytes) bytes, digest \(release.digest.shortHex)."
        ]
        let base = comparedWith.map { "release \($0)" } ?? "the factory content"
        lines.append(
            changes.isEmpty
                ? "Nothing differs from \(base)." : "\(changes.files.count) files differ from \(base):")
        for change in changes.files.prefix(Self.listedMax) { lines.append("  \(change.line)") }
        if changes.files.count > Self.listedMax {
            lines.append("  and \(changes.files.count - Self.listedMax) more")
        }
        if unreviewed.isEmpty {
            lines.append("A clinician has reviewed all \(itemCount) items.")
        } else {
            lines.append(
                "No clinician has reviewed \(unreviewed.count) of \(itemCount) items: "
                    + unreviewed.joined(separator: ", ") + ".")
        }
        lines.append("Publish it with: snowglobe-server release publish \(release.version)")
        return lines.joined(separator: "\n")
    }
}

extension ReleaseChanges.Change {
    fileprivate var line: String {
        switch (before, after) {
        case (let before?, let after?): "changed  \(path)  (\(before) to \(after) bytes)"
        case (nil, let after?): "new      \(path)  (\(after) bytes)"
        default: "removed  \(path)"
        }
    }
}
