import ArgumentParser
import Content
import ContentStorage
import Foundation
import SystemPackage

/// `snowglobe-kiosk content`: what is active, previous and factory; and the way back.
struct ContentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "content",
        abstract: "Lists the releases on this kiosk, or returns to the one before.",
        subcommands: [List.self, RollBack.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists the active, previous and factory release.")

        @OptionGroup var options: KioskOptions

        func run() async throws {
            let parts = try await KioskParts.open(try await options.configuration())
            let store = parts.content.store
            let served = parts.content.served.active
            let stored = try store.releases().map(\.description)
            print("\("active".padding(toLength: 10)) \(served.name)")
            for name in stored where name != served.name { print("\("kept".padding(toLength: 10)) \(name)") }
            print("\("factory".padding(toLength: 10)) \(parts.content.factory.name)")
            if let (version, reason) = try store.refusal(.release) {
                print("\("refused".padding(toLength: 10)) \(version) and below; a higher version is taken again")
                print("\("".padding(toLength: 10)) because \(reason)")
            }
            for fault in await parts.content.faults { print("\("fault".padding(toLength: 10)) \(fault)") }
        }
    }

    struct RollBack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "roll-back",
            abstract: "Returns to the release before the active one, or to the factory content.",
            discussion: "The release returned from is not installed again; the next, higher one is.")

        @OptionGroup var options: KioskOptions

        func run() async throws {
            let configuration = try await options.configuration()
            let folder = DataFolder(configuration.dataDirectory)
            if let running = await RunningKiosk.find(in: folder) {
                _ = try await running.send("POST", "/content/roll-back")
            } else {
                try folder.prepare()
                let lock = try folder.lock()
                try await KioskParts.open(configuration).content.rollBack(reason: "staff returned from it")
                try lock.close()
            }
            print("Returned to the release before.")
        }
    }
}
