import ArgumentParser
import Bytes
import UpdateMetadata

/// `snowglobe-server init`: keys and the first metadata.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new repository: signing keys and first metadata.",
        discussion: """
            Run this once for each server. It makes four Ed25519 keys and the signed lists that kiosks check \
            every update against. A folder that has a repository is never changed.

              snowglobe-server init --data /var/lib/snowglobe-server --clinic-site clinic.json

            The keys lie in the folder "keys", readable by this user alone. Copy keys/root.json to a stick and \
            lock it away: whoever has it can take over every kiosk, and without it keys cannot be changed.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Option(
        name: .customLong("clinic-site"),
        help: "JSON file with the clinic's name, hours and rules, published as the first site configuration.")
    var clinicSite: String?

    @Option(name: .long, help: "Name of the site that --clinic-site is for.")
    var site = "main"

    func run() async throws {
        let folder = DataFolder(path: try await options.load().dataFolder)
        let siteFile = try clinicSite.map {
            try SiteFile(reading: $0, for: site, seal: SiteSeal(publishedPIN: nil))
        }
        let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
        let root = try Repository(folder).initialise(site: siteFile, now: now)
        print("Made a repository in \(folder.path).")
        print("Root fingerprint: \(SHA256Digest(of: root).hex)")
        if let siteFile { print("Site \(siteFile.name) is configured, version 1.") }
        print("Keys are in \(folder.keys); copy root.json from there to a stick and lock it away.")
        print("Next: snowglobe-server release create FOLDER, then snowglobe-server release publish.")
    }
}
