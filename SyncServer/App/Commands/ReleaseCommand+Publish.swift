import ArgumentParser
import Content
import ServerStorage
import SyncProtocol
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
            let fleet = try await Self.fleet(options)
            let publication = try publisher.publish(version.map { ContentVersion($0) }, fleet: fleet, now: now) {
                StandardOutput.write("\($0.line)\n")
            }
            print(publication.report)
        }

        /// The versions that kiosks last said they run.
        private static func fleet(_ options: ConfigurationOptions) async throws -> Set<ContentVersion> {
            let store = try await options.openStore()
            let contacts = try await store.contacts()
            try store.close()
            // A report of another version of the program names no base; its kiosk takes the full package.
            let reports = contacts.values.compactMap(\.statusBody).compactMap {
                try? WireJSON.decode(StatusReport.self, from: $0, bytesMax: ProtocolLimits.statusReportBytesMax)
            }
            return Set(reports.map(\.contentVersion))
        }
    }
}

extension DeltaPlanner.Progress {
    /// What staff read while packages are made.
    fileprivate var line: String {
        guard let package else { return "\(done) of \(count): no smaller than the whole content, left out" }
        let name =
            switch package.baseVersion {
            case nil: "whole content"
            case .factory?: "from factory content"
            case let version?: "from release \(version)"
            }
        return "\(done) of \(count): \(name): \(package.bytes.count) bytes"
    }
}

extension ReleasePublisher.Publication {
    /// What staff read after `release publish`.
    var report: String {
        var lines: [String] = []
        for version in skippedBases {
            lines.append("no package from release \(version): its files are damaged or gone")
        }
        lines.append("Release \(release.version) is published; kiosks take it with their next sync.")
        return lines.joined(separator: "\n")
    }
}
