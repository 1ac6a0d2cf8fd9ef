import ArgumentParser
import Bytes
import UpdateMetadata

extension KeysCommand {
    /// `keys export`: the drafted root, to be carried to the keys that sign it.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write the drafted root to a file, such as on a stick.")

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "The file to write; it is replaced.")
        var file: String

        func run() async throws {
            let repository = Repository(DataFolder(path: try await options.load().dataFolder))
            guard
                let bytes = try AtomicFile.read(
                    repository.pendingRoot, bytesMax: MetadataLimits().rootBytesMax)
            else { throw PublishingError.noPendingRoot }
            try AtomicFile.replace(file, with: bytes, mode: 0o644)
            print("\(file): sign it where the root keys are, then: snowglobe-server keys import \(file)")
        }
    }

    /// `keys sign`: adds signatures to a carried file.
    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign",
            abstract: "Add the signature of a key to a root or a list of targets.",
            discussion: """
                Needs no data folder and no network: run it on the machine that the key belongs to. It shows what \
                the file says; compare that before you carry the file back.
                """)

        @Argument(help: "The file that keys export or release publish made; it is replaced.")
        var file: String

        @Option(help: "A secret key file; may be given again.")
        var key: [String]

        func run() async throws {
            guard let bytes = try AtomicFile.read(file, bytesMax: MetadataLimits().targetsBytesMax) else {
                throw PublishingError.system(.read, path: file, code: 2)
            }
            var signable = try SignableFile(bytes, path: file)
            for path in key { signable = try signable.adding(RoleKeyFile(.root, path: path).read()) }
            try AtomicFile.replace(file, with: signable.bytes, mode: 0o644)
            print(signable.summary)
        }
    }

    /// `keys import`: takes a signed file into use.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Take a signed root, or signed targets, into use.")

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "The signed file.")
        var file: String

        func run() async throws {
            let repository = Repository(DataFolder(path: try await options.load().dataFolder))
            guard let bytes = try AtomicFile.read(file, bytesMax: MetadataLimits().targetsBytesMax) else {
                throw PublishingError.system(.read, path: file, code: 2)
            }
            let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
            let signable = try SignableFile(bytes, path: file)
            try repository.whileLocked { () throws(PublishingError) in
                switch signable {
                case .root: _ = try repository.importRoot(bytes, now: now)
                case .targets: _ = try repository.importTargets(bytes, now: now)
                }
            }
            switch signable {
            case .root(let root):
                print("Root \(root.payload.version) is in use; kiosks follow with their next sync.")
                print("Root fingerprint: \(SHA256Digest(of: bytes).hex)")
            case .targets(let targets):
                print("Targets \(targets.payload.version) are published; kiosks take them with their next sync.")
            }
        }
    }
}
