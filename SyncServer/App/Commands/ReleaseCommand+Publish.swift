import ArgumentParser
import Content
import UpdateMetadata

extension ReleaseCommand {
    /// `release publish`: a draft becomes what kiosks fetch.
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish",
            abstract: "Publish a draft: kiosks take it with their next sync.",
            discussion: """
                Makes the packages that kiosks download (the whole content, and small ones from the last releases \
                and the factory content) and signs the lists that name them. Kiosks show the new content between \
                two patients.
                """)

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "Version of the draft; the newest if left out.")
        var version: Int?

        func validate() throws {
            if let version, version < 1 { throw ValidationError("Releases are numbered from 1.") }
        }

        func run() async throws {
            let data = DataFolder(path: try await options.load().dataFolder)
            let publisher = ReleasePublisher(repository: Repository(data), factory: .embedded())
            let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
            print(try publisher.publish(version.map { ContentVersion($0) }, now: now).report)
        }
    }
}

extension ReleasePublisher.Publication {
    /// What staff read after `release publish`.
    var report: String {
        var lines: [String] = []
        for package in packages {
            let name =
                switch package.baseVersion {
                case nil: "whole content"
                case .factory?: "from factory content"
                case let version?: "from release \(version)"
                }
            lines.append("\(name): \(package.bytes.count) bytes")
        }
        for version in skippedBases {
            lines.append("no package from release \(version): its files are damaged or gone")
        }
        lines.append("Release \(release.version) is published; kiosks take it with their next sync.")
        return lines.joined(separator: "\n")
    }
}
