import ArgumentParser
import Configuration
import FoundationEssentials

/// The options that every command shares: where settings and data are.
struct ConfigurationOptions: ParsableArguments {
    @Option(name: .long, help: "JSON file of settings.")
    var config: String?

    @Option(name: .long, help: "Folder of all data (setting dataFolder).")
    var data: String?

    /// The settings in effect: `overrides`, these options, the environment, the file, defaults.
    func load(
        overrides: [SyncServerConfiguration.Key: ConfigValue] = [:]
    ) async throws -> SyncServerConfiguration {
        var arguments: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in overrides { arguments[AbsoluteConfigKey([key.rawValue])] = value }
        if let data {
            let key = AbsoluteConfigKey([SyncServerConfiguration.Key.dataFolder.rawValue])
            arguments[key] = ConfigValue(.string(data), isSecret: false)
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "arguments", values: arguments),
            EnvironmentVariablesProvider().prefixKeys(with: "snowglobe.server"),
        ]
        if let config { providers.append(try await Self.file(at: config)) }
        return try await SyncServerConfiguration(reading: ConfigReader(providers: providers))
    }

    private static func file(at path: String) async throws -> any ConfigProvider {
        let location = InMemoryProvider(values: [
            AbsoluteConfigKey(["filePath"]): ConfigValue(.string(path), isSecret: false)
        ])
        do {
            return try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: location))
        } catch {
            throw SyncServerError.badConfigurationFile(path: path)
        }
    }
}
