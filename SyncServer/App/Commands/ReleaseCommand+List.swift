import ArgumentParser

extension ReleaseCommand {
    /// `release list`: all releases, newest first.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List all releases, newest first.")

        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            let data = DataFolder(path: try await options.load().dataFolder)
            let (releases, damaged) = try Repository(data).releases()
            if releases.isEmpty, damaged.isEmpty {
                print("There is no release yet; make one with: snowglobe-server release create FOLDER")
            }
            for release in releases { print(release.line) }
            for name in damaged { print("\(name)  damaged: restore it from a backup") }
        }
    }
}

extension ReleaseSummary {
    fileprivate var line: String {
        let standing =
            switch state {
            case .draft: "draft"
            case .current: "published now"
            case .earlier: "published before"
            case .passedOver: "never published"
            }
        let moment = publishedAt.map { "  since \($0)" } ?? ""
        return "\(name)  \(standing)\(moment)  \(fileCount) files, \(totalBytes) bytes, review by \(reviewBy)"
    }
}
