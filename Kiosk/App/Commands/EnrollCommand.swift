import ArgumentParser
import Bytes
import KioskStorage
import SyncProtocol

/// `snowglobe-kiosk enroll`: ties this kiosk to a clinic's server.
struct EnrollCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll",
        abstract: "Ties this kiosk to a sync server, with a code that 'snowglobe-server enroll' prints.",
        discussion: """
            The code proves both sides: its first half is a one-time secret, its second half belongs to the server's \
            root of trust. The full fingerprint of that root is shown, for those who want to compare it. Run it again \
            with a new code to move the kiosk to another server; counts that were not sent yet stay.

            A kiosk that never meets the server takes its root from a USB stick: give --root in place of --server, \
            with a code of 'snowglobe-server enroll --offline', then run 'snowglobe-kiosk usb' with the stick.
            """)

    @OptionGroup var options: KioskOptions

    @Option(help: "The server's address, such as https://sync.clinic.example.")
    var server: String?

    @Option(help: "The server's root.json on a USB stick, for a kiosk that never meets the server.")
    var root: String?

    @Option(help: "The site whose configuration the kiosk takes; with --root only, for the server knows it else.")
    var site = "main"

    @Argument(help: "The code, XXXX-XXXX-XXXX-XXXX; case and dashes do not matter.")
    var code: String

    @Option(help: "A PEM file with the clinic's own certificate authority; the system's are then not trusted.")
    var ca: String?

    @Flag(
        help: "Allows plain HTTP to another machine. Anybody on the way can then take part; only for closed networks.")
    var allowPlainHttp = false

    func validate() throws {
        guard (server == nil) != (root == nil) else {
            throw ValidationError("Give --server, or --root for a kiosk that never meets the server.")
        }
    }

    func run() async throws {
        let code = try Self.parse(code)
        let configuration = try await options.configuration()
        let folder = DataFolder(configuration.dataDirectory)
        try folder.prepare()
        let outcome: Enrolment.Outcome
        if let root {
            guard let site = SiteName(site) else { throw PlainError("\"\(site)\" cannot name a site.") }
            outcome = try await OfflineEnrolment(folder: folder, rootFile: root, site: site).run(code)
        } else {
            outcome = try await enrol(code, folder)
        }
        print("Fingerprint of the server's root of trust (SHA-256):")
        print("  \(Self.grouped(outcome.rootDigest))")
        guard root == nil else {
            print("Compare it with what the server printed, then run 'snowglobe-kiosk usb' with the stick.")
            return
        }
        print("This kiosk is enrolled as \"\(outcome.identity.name)\" at the site \"\(outcome.identity.site)\".")
        print("A running kiosk syncs within a minute; 'snowglobe-kiosk sync' does it now.")
    }

    private func enrol(_ code: EnrolmentCode, _ folder: DataFolder) async throws -> Enrolment.Outcome {
        let address = try ServerAddress(server ?? "", isPlainHTTPAllowed: allowPlainHttp)
        let authority = try ca.map(PinnedAuthority.init(file:))
        let road = HTTPRoad(address, authorityFile: ca)
        let result: Result<Enrolment.Outcome, any Error>
        do {
            let enrolment = Enrolment(road: road, folder: folder, authority: authority)
            result = .success(try await enrolment.run(code))
        } catch {
            result = .failure(error)
        }
        await road.close()
        return try result.get()
    }

    private static func parse(_ text: String) throws -> EnrolmentCode {
        do {
            return try EnrolmentCode(parsing: text)
        } catch {
            let hint = "Type the 16 letters and digits as 'snowglobe-server enroll' printed them."
            switch error {
            case .wrongLength(_, let found):
                throw PlainError("The code has \(found) letters and digits, not 16.", hint: hint)
            case .unknownCharacter(let character, _):
                throw PlainError("The code cannot have the character \"\(character)\".", hint: hint)
            }
        }
    }

    private static func grouped(_ digest: SHA256Digest) -> String {
        let digits = Array(digest.hex)
        return stride(from: 0, to: digits.count, by: 8)
            .map { String(digits[$0..<$0 + 8]) }
            .joined(separator: " ")
    }
}
