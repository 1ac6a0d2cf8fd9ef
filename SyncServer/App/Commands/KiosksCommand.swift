import ArgumentParser
import Foundation
import ServerStorage

/// Shows kiosks, or revokes one.
struct KiosksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosks", abstract: "Shows each kiosk as it last reported.",
        subcommands: [List.self, Revoke.self], defaultSubcommand: List.self)

    /// Prints a table.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Shows every kiosk.")

        @OptionGroup var options: ConfigurationOptions

        func run() async throws {
            let store = try await options.openStore()
            let kiosks = try await store.kiosks()
            let contacts = try await store.contacts()
            let counts = try await store.segmentCounts()
            try store.close()
            guard !kiosks.isEmpty else {
                StandardOutput.write("No kiosk is enrolled yet; enrol one with: snowglobe-server enroll\n")
                return
            }
            let now = ServerClock.system.epochSeconds()
            let head = [
                "KIOSK", "SITE", "LAST CONTACT", "COMPLETE", "RELEASE", "UPDATE", "LAST FAILURE", "CLOCK", "FREE",
                "SEGMENTS",
            ]
            let rows = kiosks.map { kiosk in
                [kiosk.name]
                    + KioskRow(kiosk, contact: contacts[kiosk.id], segments: counts[kiosk.id] ?? 0, now: now).texts
            }
            StandardOutput.write(TextTable([head] + rows).text)
        }
    }

    /// Takes nothing of a kiosk from now on.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Takes nothing of a kiosk from now on; its screen goes on.")

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "The kiosk's name.")
        var name: String

        func run() async throws {
            let store = try await options.openStore()
            try await store.revoke(kioskNamed: name, atEpochSeconds: ServerClock.system.epochSeconds())
            try store.close()
            StandardOutput.write("\(name) is revoked; its screen goes on, and nothing of it is taken.\n")
        }
    }
}

extension ConfigurationOptions {
    /// Opens the database of an initialised data folder.
    func openStore() async throws -> ServerStore {
        let folder = DataFolder(path: try await load().dataFolder)
        guard FileManager.default.fileExists(atPath: folder.root) else {
            throw SyncServerError.notInitialised(folder: folder.path)
        }
        return try ServerStore.open(atPath: folder.database)
    }
}
