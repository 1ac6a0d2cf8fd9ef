import ArgumentParser
import Bytes
import UpdateMetadata

/// `snowglobe-server init`: keys and the first metadata.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new repository: signing keys and first metadata.",
        discussion: """
            Run this once for each server. It makes five Ed25519 keys and the signed lists that kiosks check \
            every update against. A folder that has a repository is never changed.

              snowglobe-server init --data /var/lib/snowglobe-server --clinic-site clinic.json

            The keys lie in the folder "keys", readable by this user alone. With --root-key the key of all keys is \
            written to a stick in its place, which is safer: whoever has it can take over every kiosk, and without \
            it keys cannot be changed. With --release-key the same is done with the key that releases are signed \
            with; every release is then signed where that key is. docs/keys.md tells both step by step.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Option(
        name: .customLong("clinic-site"),
        help: "JSON file with the clinic's name, hours and rules, published as the first site configuration.")
    var clinicSite: String?

    @Option(
        name: .customLong("root-key"), help: "File for the root key, such as on a stick, instead of the data folder.")
    var rootKey: String?

    @Option(
        name: .customLong("release-key"),
        help: "File for the release key, such as on a stick, instead of the data folder.")
    var releaseKey: String?

    @Option(name: .long, help: "Name of the site that --clinic-site is for.")
    var site = "main"

    func run() async throws {
        let folder = DataFolder(path: try await options.load().dataFolder)
        let siteFile = try clinicSite.map {
            try SiteFile(reading: $0, for: site, seal: SiteSeal(publishedPIN: nil))
        }
        let now = MetadataTime(secondsSince1970: ServerClock.system.epochSeconds())
        var keyFiles: [MetadataRole: String] = [:]
        keyFiles[.root] = rootKey
        keyFiles[.targets] = releaseKey
        let root = try Repository(folder).initialise(site: siteFile, keyFiles: keyFiles, now: now)
        print("Made a repository in \(folder.path).")
        print("Root fingerprint: \(SHA256Digest(of: root).hex)")
        if let siteFile { print("Site \(siteFile.name) is configured, version 1.") }
        if let rootKey {
            print("The root key is in \(rootKey); keep two copies, locked away, and none here.")
        } else {
            print("Keys are in \(folder.keys); copy root.json from there to a stick and lock it away.")
        }
        if let releaseKey { print("The release key is in \(releaseKey); every release is signed where it is.") }
        print("Next: snowglobe-server release create FOLDER, then snowglobe-server release publish.")
    }
}
