import ArgumentParser
import Bytes
import UpdateMetadata

/// `snowglobe-server keys`: who may sign what.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Show and change the keys that sign updates.",
        discussion: """
            A change is drafted here, signed where the root keys are, and taken into use here:

              snowglobe-server keys rotate timestamp
              snowglobe-server keys export /media/stick/root.json
              snowglobe-server keys sign /media/stick/root.json --key /media/stick/root-key.json   (elsewhere)
              snowglobe-server keys import /media/stick/root.json

            Kiosks follow by themselves. SyncServer/docs/keys.md tells every ceremony step by step.
            """,
        subcommands: [
            List.self, Make.self, Rotate.self, Add.self, Revoke.self, Threshold.self, Renew.self, Export.self,
            Sign.self, Import.self,
        ],
        defaultSubcommand: List.self)

    /// `keys list`: every key of every role.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show the keys of each role, where they are, and when its list expires.")

        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            let folder = DataFolder(path: try await options.load().dataFolder)
            print(TextTable(try Repository(folder).keyRows()).text, terminator: "")
        }
    }

    /// `keys make`: a key for somebody who signs elsewhere.
    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make",
            abstract: "Make a key, such as on a stick; its public half goes beside it.",
            discussion: "Needs no data folder. FILE is secret; FILE.public is for: snowglobe-server keys add.")

        @Argument(help: "The file to make; one that is there is never replaced.")
        var file: String

        func run() async throws {
            guard !AtomicFile.exists(file) else { throw ValidationError("\(file) is there already.") }
            let key = try RoleKeyFile(.root, path: file).makeOrRead()
            let described = MetadataKey(key.publicKey)
            let publicHalf = CanonicalJSON.encode(described.json) + [UInt8(ascii: "\n")]
            try AtomicFile.replace("\(file).public", with: publicHalf, mode: 0o644)
            print("Made key \(described.id.description.prefix(8)). Secret: \(file). Public: \(file).public")
        }
    }
}

extension KeysCommand {
    /// Takes the name of a top-level role.
    @Sendable static func role(_ text: String) throws -> MetadataRole {
        guard let role = MetadataRole(rawValue: text) else {
            throw ValidationError("\(text) is no role; take root, targets, snapshot or timestamp.")
        }
        return role
    }
}

extension Repository {
    /// The table of `keys list`.
    func keyRows() throws(PublishingError) -> [[String]] {
        let current = try current()
        var rows = [["ROLE", "KEY", "WHERE", "SIGNATURES", "EXPIRES"]]
        let expiries: [MetadataRole: MetadataTime] = [
            .root: current.root.payload.expiresAt, .targets: current.targets.payload.expiresAt,
            .snapshot: current.snapshot.payload.expiresAt, .timestamp: current.timestamp.payload.expiresAt,
        ]
        for role in MetadataRole.allCases {
            let signers = current.root.payload.signers(of: role)
            rows += Self.rows(
                role.rawValue, signers.keys, threshold: signers.threshold, file: RoleKeyFile(role, in: folder),
                expires: expiries[role].map { "\($0)" } ?? "")
        }
        let deltasKeys = current.targets.payload.delegations?.signers(of: .deltas) ?? []
        rows += Self.rows(
            DelegatedRoleName.deltas.description, deltasKeys, threshold: 1, file: .deltas(in: folder),
            expires: current.deltas.map { "\($0.payload.expiresAt)" } ?? "not published yet")
        return rows
    }

    private static func rows(
        _ role: String, _ keys: Set<PublicKey>, threshold: Int, file: RoleKeyFile, expires: String
    ) -> [[String]] {
        let here = try? file.read().publicKey  // Missing or unreadable: not here.
        let names = keys.map { ($0, MetadataKey($0).id.description) }.sorted { $0.1 < $1.1 }
        return names.map { key, name in
            [
                role, String(name.prefix(8)), key == here ? "here" : "elsewhere", "\(threshold) of \(keys.count)",
                expires,
            ]
        }
    }
}
