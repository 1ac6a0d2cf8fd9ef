import Testing

/// The arrows of the architecture: a module imports what this table allows, of ours and from outside.
@Suite("Imports point one way")
struct ImportArrowTests {
    struct Rule: Sendable, CustomTestStringConvertible {
        let folder: String
        let allowed: Set<String>
        var testDescription: String { folder }
    }

    static let domain: Set = ["Bytes", "Content", "Delta", "UpdateMetadata", "Usage"]
    static let system: Set = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]

    static let rules: [Rule] = [
        Rule(folder: "Sources/Bytes/", allowed: ["Crypto"]),
        Rule(folder: "Sources/Secrets/", allowed: ["Bytes", "Crypto", "CryptoExtras", "FoundationEssentials"]),
        Rule(folder: "Sources/Assets/", allowed: ["CAssets"]),
        Rule(folder: "Sources/Content/", allowed: ["Bytes", "FoundationEssentials"]),
        Rule(folder: "Sources/Delta/", allowed: ["Bytes", "CZlib", "FoundationEssentials"]),
        Rule(
            folder: "Sources/UpdateMetadata/", allowed: ["Bytes", "Crypto", "CryptoExtras", "FoundationEssentials"]),
        Rule(folder: "Sources/Usage/", allowed: ["Bytes", "FoundationEssentials"]),
        Rule(
            folder: "Sources/SyncProtocol/",
            allowed: ["Usage", "Content", "Bytes", "HTTPTypes", "FoundationEssentials"]),
        Rule(
            folder: "Sources/SyncEngine/",
            allowed: domain.union(["SyncProtocol", "Logging", "FoundationEssentials", "Synchronization"])),
        Rule(folder: "Sources/PageRendering/", allowed: ["Content", "Bytes", "Mustache"]),
        Rule(
            folder: "Sources/ContentStorage/",
            allowed: system.union(["Content", "Delta", "Bytes", "SystemPackage"])),
        Rule(folder: "Sources/HTTPFetching/", allowed: ["AsyncHTTPClient", "NIOCore", "NIOSSL"]),
        Rule(
            folder: "Sources/UpdateClient/",
            allowed: system.union([
                "HTTPFetching", "ContentStorage", "UpdateMetadata", "Bytes", "AsyncHTTPClient", "ArgumentParser",
                "NIOHTTP1", "SystemPackage",
            ])),
        Rule(
            folder: "Kiosk/Storage/",
            allowed: system.union(["SyncEngine", "SyncProtocol", "Usage", "Bytes", "GRDB"])),
        Rule(
            folder: "SyncServer/Storage/",
            allowed: system.union(["Usage", "Content", "UpdateMetadata", "SyncProtocol", "Bytes", "GRDB", "GRDBSQLite"])
        ),
        Rule(
            folder: "Kiosk/App/",
            allowed: system.union(domain).union([
                "KioskStorage", "ContentStorage", "PageRendering", "SyncEngine", "SyncProtocol", "Assets", "CZlib",
                "Hummingbird", "AsyncHTTPClient", "ArgumentParser", "Configuration", "Logging", "ServiceLifecycle",
                "HTTPTypes", "NIOCore", "NIOPosix", "NIOSSL", "NIOHTTP1", "NIOFoundationCompat", "SystemPackage",
                "CClock", "Secrets", "HTTPFetching",
            ])),
        Rule(
            folder: "SyncServer/App/",
            allowed: system.union(domain).union([
                "ServerStorage", "ContentStorage", "PageRendering", "SyncProtocol", "Assets", "Hummingbird",
                "HummingbirdCore", "HummingbirdTLS", "Mustache", "Secrets", "CQRencode",
                "ArgumentParser", "Configuration", "Logging",
                "ServiceLifecycle", "HTTPTypes", "NIOCore", "NIOPosix", "NIOSSL", "SystemPackage",
            ])),
    ]

    @Test("a module imports only what the architecture allows", arguments: rules)
    func importsAreAllowed(rule: Rule) {
        for (path, text) in Repository.swift where path.hasPrefix(rule.folder) {
            for line in text.split(separator: "\n") {
                guard let module = Self.importedModule(String(line)) else { continue }
                #expect(rule.allowed.contains(module), "\(path) imports \(module)")
            }
        }
    }

    @Test("every folder with Swift has a rule")
    func everyFolderHasARule() {
        for (path, _) in Repository.swift where !path.hasPrefix("Tests/") {
            #expect(Self.rules.contains { path.hasPrefix($0.folder) }, "\(path) lies in no module of the table")
        }
    }

    static func importedModule(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
            words[..<keyword].allSatisfy({
                ["public", "package", "internal", "private"].contains($0) || $0.first == "@"
            }
            )
        else { return nil }
        let name = words[keyword + 1]
        let kinds = ["struct", "class", "enum", "protocol", "func", "typealias", "let", "var"]
        let module = kinds.contains(String(name)) && keyword + 2 < words.count ? words[keyword + 2] : name
        return String(module.split(separator: ".")[0])
    }
}
