import Configuration
import Testing

@testable import SyncServer

@Suite("Settings")
struct ConfigurationTests {
    private func read(_ values: [String: ConfigValue]) async throws -> SyncServerConfiguration {
        let pairs = values.map { (AbsoluteConfigKey([$0.key]), $0.value) }
        let provider = InMemoryProvider(values: Dictionary(uniqueKeysWithValues: pairs))
        return try await SyncServerConfiguration(reading: ConfigReader(provider: provider))
    }

    @Test func `without settings the defaults hold`() async throws {
        #expect(try await read([:]) == SyncServerConfiguration())
    }

    @Test(arguments: [0, 1, 65_535]) func `a port inside the range is taken`(port: Int) async throws {
        #expect(try await read(["port": ConfigValue(.int(port), isSecret: false)]).port == port)
    }

    @Test(arguments: [-1, 65_536]) func `a port outside the range is named`(port: Int) async throws {
        await #expect(throws: SyncServerError.badSetting(key: "port", expected: "a whole number from 0 to 65535")) {
            try await read(["port": ConfigValue(.int(port), isSecret: false)])
        }
    }

    @Test func `a value of another kind is named`() async throws {
        await #expect(throws: SyncServerError.badSetting(key: "port", expected: "a whole number from 0 to 65535")) {
            try await read(["port": ConfigValue(.string("many"), isSecret: false)])
        }
    }

    @Test func `every key is shown with its value`() {
        let shown = SyncServerConfiguration().effectiveValues.map(\.key)
        #expect(shown == SyncServerConfiguration.Key.allCases.map(\.rawValue))
    }

    @Test func `plain HTTP stays on this machine unless it is allowed`() throws {
        var configuration = SyncServerConfiguration()
        try configuration.requireSafe()
        configuration.host = "0.0.0.0"
        #expect(throws: SyncServerError.plainHTTPRefused(host: "0.0.0.0")) { try configuration.requireSafe() }
        configuration.allowPlainHTTP = true
        try configuration.requireSafe()
    }

    @Test func `a certificate needs its key`() {
        var configuration = SyncServerConfiguration()
        configuration.certificateFile = "server.pem"
        #expect(throws: SyncServerError.certificateWithoutKey) { try configuration.requireSafe() }
    }

    @Test(arguments: [
        ("localhost:8090", true), ("127.0.0.1", true), ("[::1]:8090", true), ("192.168.1.20:8090", true),
        ("globe.clinic.example", true), ("other.example", false), ("localhost.other.example:8090", false), ("", false),
    ])
    func `only this server's names are answered`(authority: String, isAccepted: Bool) {
        var configuration = SyncServerConfiguration()
        configuration.publicURL = "https://globe.clinic.example/"
        #expect(HostCheck(configuration).accepts(authority) == isAccepted)
    }
}
