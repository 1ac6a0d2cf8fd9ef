import ArgumentParser
import Bytes
import UpdateMetadata

extension KeysCommand {
    /// What the commands that draft a root share.
    struct DraftOptions: ParsableArguments {
        @OptionGroup var options: ConfigurationOptions

        /// Runs a change as the only writer, and says what comes next.
        func draft(
            _ change: (Repository, MetadataTime) throws(PublishingError) -> Void
        ) async throws {
            let repository = Repository(DataFolder(path: try await options.load().dataFolder))
            let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
            try repository.whileLocked { () throws(PublishingError) in try change(repository, now) }
            guard
                let bytes = try AtomicFile.read(
                    repository.pendingRoot, bytesMax: MetadataLimits().rootBytesMax)
            else { return }
            print(try SignableFile(bytes, path: repository.pendingRoot).summary)
            print("Nothing has changed yet. Carry it to the root keys with: snowglobe-server keys export FILE")
        }
    }

    /// `keys rotate`: a new key for a role whose key is here.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Make the next key of a role whose key is here, and draft the root that names it.",
            discussion: """
                Roles: timestamp, snapshot, targets, root, deltas. The key of deltas is named by targets and not by \
                root, so that it changes at once.
                """)

        @OptionGroup var draft: DraftOptions

        @Argument(help: "The roles.")
        var roles: [String]

        func validate() throws {
            for role in roles where MetadataRole(rawValue: role) == nil && DelegatedRoleName(role) != .deltas {
                throw ValidationError("\(role) is no role; take timestamp, snapshot, targets, root or deltas.")
            }
        }

        func run() async throws {
            if roles.contains(DelegatedRoleName.deltas.description) { try await rotateDeltas() }
            let named = roles.compactMap { MetadataRole(rawValue: $0) }
            guard !named.isEmpty else { return }
            try await draft.draft { (repository, now) throws(PublishingError) in
                for role in named { try repository.rotate(role, now: now) }
            }
        }

        private func rotateDeltas() async throws {
            let repository = Repository(DataFolder(path: try await draft.options.load().dataFolder))
            let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
            try repository.whileLocked { () throws(PublishingError) in try repository.rotateDeltasKey(now: now) }
            print("Delta packages are signed by a new key now.")
        }
    }

    /// `keys add`: one more key for a role.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Draft a root in which one more key may sign for a role.")

        @OptionGroup var draft: DraftOptions

        @Argument(help: "The role.", transform: KeysCommand.role)
        var role: MetadataRole

        @Argument(help: "The public half of the key, as keys make wrote it.")
        var file: String

        func run() async throws {
            let key = try Self.publicKey(file)
            try await draft.draft { (repository, now) throws(PublishingError) in
                try repository.draftRoot(now: now) { (draft) throws(PublishingError) in draft.add(key, to: role) }
            }
        }

        private static func publicKey(_ path: String) throws(PublishingError) -> PublicKey {
            let limit = RoleKeyFile.bytesMax
            guard let bytes = try AtomicFile.read(path, bytesMax: limit),
                let json = try? JSONValue(parsing: bytes, bytesMax: limit),
                let key = try? MetadataKey(json, at: path), let publicKey = key.publicKey
            else { throw .keyMalformed(path: path) }
            return publicKey
        }
    }

    /// `keys revoke`: a key signs no more.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Draft a root without a key.")

        @OptionGroup var draft: DraftOptions

        @Argument(help: "The beginning of the key's name, as keys list shows it.")
        var key: String

        func run() async throws {
            try await draft.draft { (repository, now) throws(PublishingError) in
                try repository.draftRoot(now: now) { (draft) throws(PublishingError) in try draft.revoke(key) }
            }
        }
    }

    /// `keys threshold`: how many keys of a role must sign.
    struct Threshold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "threshold", abstract: "Draft a root in which so many keys of a role must sign.")

        @OptionGroup var draft: DraftOptions

        @Argument(help: "root or targets; the server signs for the others alone.", transform: KeysCommand.role)
        var role: MetadataRole

        @Argument(help: "How many.")
        var count: Int

        func run() async throws {
            try await draft.draft { (repository, now) throws(PublishingError) in
                try repository.draftRoot(now: now) { (draft) throws(PublishingError) in
                    try draft.setThreshold(count, of: role)
                }
            }
        }
    }

    /// `keys renew`: the same root for another two years.
    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renew", abstract: "Draft a root that says the same and expires later.")

        @OptionGroup var draft: DraftOptions

        func run() async throws {
            try await draft.draft { (repository, now) throws(PublishingError) in try repository.renewRoot(now: now) }
        }
    }
}
