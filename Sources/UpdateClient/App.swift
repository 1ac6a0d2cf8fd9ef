import ArgumentParser
import ContentStorage
import FoundationEssentials
import Glibc
import HTTPFetching
import SystemPackage
import UpdateMetadata

/// A TUF client for testing and for people who mirror; the options come before the command.
@main
struct SnowglobeUpdateClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snowglobe-update-client",
        abstract: "Fetches signed updates from any repository that follows The Update Framework.",
        discussion: """
            snowglobe-update-client --metadata-dir DIR init ROOTFILE
            snowglobe-update-client --metadata-dir DIR --metadata-url URL refresh
            snowglobe-update-client --metadata-dir DIR --metadata-url URL --target-name PATH \
              --target-base-url URL --target-dir DIR download

            init trusts ROOTFILE without asking anybody. refresh brings the trusted metadata up to date. download \
            refreshes, then fetches each target that is not there yet, in order, and stops at the first failure. \
            The exit status is 0 only when everything succeeded, else 1.
            """)

    enum Step: String, ExpressibleByArgument, CaseIterable {
        case `init`
        case refresh
        case download
    }

    @Option(help: "Folder of the trusted metadata: root.json, timestamp.json, snapshot.json, targets.json.")
    var metadataDir: String

    @Option(help: "Where the repository's metadata is.")
    var metadataUrl: String?

    @Option(
        parsing: .unconditionalSingleValue, help: "Path of a target file as the metadata spells it; may be given again."
    )
    var targetName: [String] = []

    @Option(help: "Where the repository's target files are.")
    var targetBaseUrl: String?

    @Option(help: "Folder for verified target files, each under its escaped path.")
    var targetDir: String?

    @Option(help: "PEM file of the only certificate authorities to trust; the system's if left out.")
    var authority: String?

    @Option(help: "Seconds to wait for an answer, and for each next piece of it.")
    var patience: Int64 = 30

    @Argument(help: "init, refresh or download.")
    var step: Step

    @Argument(help: "The root to trust, for init.")
    var rootFile: String?

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let isHelp = exitCode(for: error).isSuccess
            let text = fullMessage(for: error)
            let stream = isHelp ? FileDescriptor.standardOutput : FileDescriptor.standardError
            _ = try? stream.writeAll(Array("\(text)\n".utf8))  // With nobody to tell, the status tells it.
            Glibc.exit(isHelp ? 0 : 1)
        }
    }

    func run() async throws {
        guard step != .`init` else { return try trustRoot() }
        guard let metadataUrl else { throw UpdateClientError.optionMissing("--metadata-url") }
        let client = BoundedHTTPClient(
            limits: HTTPFetchLimits(answerSecondsMax: max(1, patience)), authorityFile: authority)
        do {
            try await fetch(from: metadataUrl, client: client)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }

    private func trustRoot() throws {
        guard let rootFile else { throw UpdateClientError.optionMissing("ROOTFILE") }
        let limit = Workflow.limits.rootBytesMax
        let read = try storing { () throws(ContentStoreError) in
            try DurableFile(FilePath(rootFile)).read(bytesMax: limit)
        }
        guard let bytes = read else { throw UpdateClientError.noFile(rootFile) }
        do throws(MetadataError) {
            _ = try TrustedMetadataSet(trustedRoot: bytes, limits: Workflow.limits)
        } catch {
            throw UpdateClientError.refused(error)
        }
        try TrustedFolder(metadataDir).keep(bytes, of: .root)
    }

    private func fetch(from metadataURL: String, client: BoundedHTTPClient) async throws {
        let workflow = Workflow(
            folder: TrustedFolder(metadataDir), folderName: metadataDir,
            metadata: try Mirror(metadataURL, client: client),
            now: MetadataTime(secondsSince1970: Int(Date().timeIntervalSince1970)))
        var trusted = try await workflow.refresh()
        guard step == .download else { return }
        guard !targetName.isEmpty else { throw UpdateClientError.optionMissing("--target-name") }
        guard let targetBaseUrl else { throw UpdateClientError.optionMissing("--target-base-url") }
        guard let targetDir else { throw UpdateClientError.optionMissing("--target-dir") }
        let mirror = try Mirror(targetBaseUrl, client: client)
        for name in targetName {
            try await workflow.download(name, from: mirror, to: TargetFolder(targetDir), trusted: &trusted)
        }
    }
}
