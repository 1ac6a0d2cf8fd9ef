import ArgumentParser
import Configuration
import Foundation
import Hummingbird
import Logging
import NIOCore
import ServerStorage

/// Serves kiosks and staff until it is stopped.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves kiosks and staff until stopped with Ctrl-C.")

    @OptionGroup var options: ConfigurationOptions

    @Option(name: .long, help: "Address to listen on (setting host).")
    var host: String?

    @Option(name: .long, help: "Port to listen on, 0 for any free one (setting port).")
    var port: Int?

    @Option(name: .long, help: "PEM file with the certificate chain for HTTPS (setting certificateFile).")
    var certificate: String?

    @Option(name: .long, help: "PEM file with the certificate's private key (setting keyFile).")
    var key: String?

    @Flag(name: .long, help: "Allow plain HTTP on an address that other machines reach (setting allowPlainHTTP).")
    var allowPlainHttp = false

    func run() async throws {
        let configuration = try await options.load(overrides: overrides)
        try configuration.requireSafe()
        let folder = DataFolder(path: configuration.dataFolder)
        guard FileManager.default.fileExists(atPath: folder.root) else {
            throw SyncServerError.notInitialised(folder: folder.path)
        }
        let store = try ServerStore.open(atPath: folder.database)
        var parts = ApplicationParts(store: store, logger: Self.makeLogger(configuration))
        parts.onReady = { port in
            StandardOutput.write("snowglobe-server ready on \(configuration.listeningURL(port: port))\n")
        }
        let application = try await buildApplication(configuration: configuration, parts: parts)
        do {
            try await application.runService()
        } catch let error as IOError {
            throw Self.bindError(errorNumber: error.errnoCode, configuration)
        }
        try store.close()
    }

    private var overrides: [SyncServerConfiguration.Key: ConfigValue] {
        var overrides: [SyncServerConfiguration.Key: ConfigValue] = [:]
        overrides[.host] = host.map { ConfigValue(.string($0), isSecret: false) }
        overrides[.port] = port.map { ConfigValue(.int($0), isSecret: false) }
        overrides[.certificateFile] = certificate.map { ConfigValue(.string($0), isSecret: false) }
        overrides[.keyFile] = key.map { ConfigValue(.string($0), isSecret: false) }
        overrides[.allowPlainHTTP] = allowPlainHttp ? ConfigValue(.bool(true), isSecret: false) : nil
        return overrides
    }

    private static func makeLogger(_ configuration: SyncServerConfiguration) -> Logger {
        var logger = Logger(label: "snowglobe-server") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: configuration.logLevel.rawValue) ?? .info
        return logger
    }

    private static func bindError(errorNumber: Int32, _ configuration: SyncServerConfiguration) -> SyncServerError {
        errorNumber == EADDRINUSE
            ? .portInUse(host: configuration.host, port: configuration.port)
            : .cannotListen(host: configuration.host, port: configuration.port, errorNumber: errorNumber)
    }
}
