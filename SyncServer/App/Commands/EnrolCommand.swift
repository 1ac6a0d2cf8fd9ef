import ArgumentParser
import Bytes
import Foundation
import ServerStorage
import SyncProtocol

/// Makes a one-time code for a new kiosk.
struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll", abstract: "Prints a one-time code that enrols one kiosk within ten minutes.",
        discussion: """
            The first half of the code is a secret that works once; the second half belongs to this server's root of \
            trust, so that a kiosk refuses any other server. To enrol a kiosk again (it was revoked by mistake, or \
            moved), make a new code; it keeps its key and what it counted. For a machine that takes the place of a \
            broken one, give --replaces: the old machine is revoked when the new one enrols, and the name passes on.

            A kiosk that never meets this server enrols with --offline, from a USB stick: copy the folder that \
            'usb export' writes, and bring the stick back for 'usb import'.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Option(name: .long, help: "What staff call the kiosk, such as \"Waiting room\".")
    var name: String?

    @Option(name: .long, help: "The name of the broken kiosk whose place the new machine takes.")
    var replaces: String?

    @Flag(name: .long, help: "For a kiosk that never meets this server: the code works for 90 days.")
    var offline = false

    @Option(name: .long, help: "The site whose configuration the kiosk takes.")
    var site = "main"

    func run() async throws {
        let configuration = try await options.load()
        let folder = DataFolder(path: configuration.dataFolder)
        guard let site = SiteName(site) else { throw SyncServerError.badName(site) }
        for name in [name, replaces].compactMap({ $0 }) { try Self.requireAllowed(name) }
        guard let root = FileManager.default.contents(atPath: folder.root) else {
            throw SyncServerError.notInitialised(folder: folder.path)
        }
        var random = SystemRandomNumberGenerator()
        let rootDigest = SHA256Digest(of: root)
        let code = EnrolmentCode(secret: EnrolmentSecret(using: &random), rootDigest: rootDigest)
        let store = try ServerStore.open(atPath: folder.database)
        let now = ServerClock.system.epochSeconds()
        try await store.addEnrolmentCode(
            secretDigest: code.secret.storedDigest, kioskName: replaces ?? name, isReplacement: replaces != nil,
            site: site.text, atEpochSeconds: now,
            expiresAtEpochSeconds: now
                + (offline ? ProtocolLimits.offlineCodeSeconds : ProtocolLimits.enrolmentCodeSeconds))
        try store.close()
        guard !offline else { return Self.sayOffline(code, rootDigest) }
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

    private static func sayOffline(_ code: EnrolmentCode, _ rootDigest: SHA256Digest) {
        StandardOutput.write(
            """
            Code: \(code.text)

            Within 90 days, with a stick from 'snowglobe-server usb export', type on the kiosk:
              snowglobe-kiosk enroll \(code.text) --root STICK/SNOWGLOBE/tuf/metadata/root.json
              snowglobe-kiosk usb STICK
            and bring the stick back for 'snowglobe-server usb import'.

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
