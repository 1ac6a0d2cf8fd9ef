import ArgumentParser
import Bytes
import Foundation
import ServerStorage
import SyncProtocol

/// Makes a one-time code for a new kiosk.
struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll", abstract: "Prints a one-time code that enrols one kiosk within ten minutes.")

    @OptionGroup var options: ConfigurationOptions

    @Option(name: .long, help: "What staff call the kiosk, such as \"Waiting room\".")
    var name: String?

    @Option(name: .long, help: "The site whose configuration the kiosk takes.")
    var site = "main"

    func run() async throws {
        let configuration = try await options.load()
        let folder = DataFolder(path: configuration.dataFolder)
        guard let site = SiteName(site) else { throw SyncServerError.badName(site) }
        if let name { try Self.requireAllowed(name) }
        guard let root = FileManager.default.contents(atPath: folder.root) else {
            throw SyncServerError.notInitialised(folder: folder.path)
        }
        var random = SystemRandomNumberGenerator()
        let rootDigest = SHA256Digest(of: root)
        let code = EnrolmentCode(secret: EnrolmentSecret(using: &random), rootDigest: rootDigest)
        let store = try ServerStore.open(atPath: folder.database)
        let now = ServerClock.system.epochSeconds()
        try await store.addEnrolmentCode(
            secretDigest: code.secret.storedDigest, kioskName: name, site: site.text, atEpochSeconds: now,
            expiresAtEpochSeconds: now + ProtocolLimits.enrolmentCodeSeconds)
        try store.close()
        let server = configuration.baseURL(port: configuration.port)
        StandardOutput.write(
            """
            Code: \(code.text)

            Within ten minutes, type on the kiosk:
              snowglobe-kiosk enroll \(code.text) --server \(server)

            Fingerprint of this server, to compare with what the kiosk shows:
              \(rootDigest.hex)

            """)
    }

    private static func requireAllowed(_ name: String) throws(SyncServerError) {
        let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        let isBlank = name.allSatisfy(\.isWhitespace)
        guard !hasControls, !isBlank, name.utf8.count <= ProtocolLimits.nameBytesMax else { throw .badKioskName }
    }
}
