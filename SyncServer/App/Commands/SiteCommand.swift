import ArgumentParser
import UpdateMetadata

/// `snowglobe-server site`: what one clinic's kiosks show beyond the content.
struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Set or show the configuration of a site: clinic, hours, rules.",
        discussion: """
            A site configuration is signed and fetched like a release. A staffPIN of six to twelve digits is \
            hashed before it is signed, and takeHome.url gets its QR code:

              snowglobe-server site set clinic.json
              snowglobe-server site show
            """,
        subcommands: [Set.self, Show.self])

    /// `site set`: publishes a configuration.
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Check a site configuration and publish it.")

        @OptionGroup var options: ConfigurationOptions

        @Argument(help: "JSON file with the site configuration.")
        var file: String

        @Option(name: .long, help: "Name of the site.")
        var site = "main"

        func run() async throws {
            let repository = Repository(DataFolder(path: try await options.load().dataFolder))
            let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
            let publisher = SitePublisher(repository: repository)
            let seal = SiteSeal(publishedPIN: try publisher.publishedPIN(of: site))
            let siteFile = try SiteFile(reading: file, for: site, seal: seal)
            let outcome = try publisher.set(siteFile, now: now)
            print(
                outcome.isNew
                    ? "Site \(site) has configuration \(outcome.siteVersion); kiosks take it with their next sync."
                    : "Site \(site) has this configuration already, as version \(outcome.siteVersion).")
        }
    }

    /// `site show`: prints the published configuration.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print the published configuration of a site.")

        @OptionGroup var options: ConfigurationOptions

        @Option(name: .long, help: "Name of the site.")
        var site = "main"

        func run() async throws {
            let repository = Repository(DataFolder(path: try await options.load().dataFolder))
            let held = try SitePublisher(repository: repository).show(site)
            print(String(decoding: held.bytes, as: UTF8.self))
        }
    }
}
