// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

/// How the programs are linked as they are shipped: relocations packed and no symbols exported.
///
/// It spares a running kiosk some 6 MB of memory; Debian 12's C library (2.36) reads both.
let shipped: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"],
        .when(configuration: .release))
]

/// Under `SNOWGLOBE_FUZZ` our code is built for libFuzzer, and the programs in `Tests/Fuzz` exist.
let isFuzzing = Context.environment["SNOWGLOBE_FUZZ"] != nil
let fuzzing: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])] : []

// MARK: - Outside products, each named once

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioFoundation: Target.Dependency = .product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// A library of ours: `name` may import `imports` and nothing else of ours (`TidyTests` holds it to that).
func library(
    _ name: String, path: String? = nil, imports: [Target.Dependency] = [], extra: [SwiftSetting] = []
) -> Target {
    .target(
        name: name, dependencies: imports, path: path ?? "Sources/\(name)", swiftSettings: settings + fuzzing + extra)
}

/// A program that feeds made-up bytes to a decoder; only under `SNOWGLOBE_FUZZ`.
func fuzzer(_ name: String, imports: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: imports + ["FuzzSupport"], path: "Tests/Fuzz/\(name)",
        swiftSettings: settings + fuzzing,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}

let fuzzers: [Target] =
    isFuzzing
    ? [
        library("FuzzSupport", path: "Tests/Fuzz/FuzzSupport", imports: ["Delta", "Bytes"]),
        fuzzer("ContainerFuzz", imports: ["Delta", "Bytes"]),
        fuzzer("StreamFuzz", imports: []),
        fuzzer("MixingFuzz", imports: []),
        fuzzer("MetadataFuzz", imports: ["UpdateMetadata"]),
        fuzzer("SyncBodyFuzz", imports: ["SyncProtocol"]),
        fuzzer("StickFuzz", imports: ["SyncProtocol", "UpdateMetadata", "Usage", "Delta"]),
    ] : []

func tests(_ name: String, of imports: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: imports, path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
    name: "snowglobe",
    products: [
        .executable(name: "snowglobe-kiosk", targets: ["Kiosk"]),
        .executable(name: "snowglobe-server", targets: ["SyncServer"]),
        .executable(name: "snowglobe-update-client", targets: ["UpdateClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Base.
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CQRencode", path: "Sources/CQRencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CClock", path: "Sources/CClock"),
        .target(name: "CAssets", path: "Sources/CAssets"),
        library("Assets", imports: ["CAssets"]),
        library("Bytes", imports: [crypto]),
        library("Secrets", imports: ["Bytes", crypto, cryptoExtras]),

        // Domain: never each other; no I/O, no clock, no randomness of their own.
        library("Content", imports: ["Bytes"]),
        // The mixing codec takes a hundred times as long without the optimiser, also in tests; its hot
        // calls go from file to file, so the module is compiled as a whole.
        library(
            "Delta", imports: ["Bytes", "CZlib"],
            extra: [.unsafeFlags(["-O", "-wmo", "-num-threads", "2"], .when(configuration: .debug))]),
        library("UpdateMetadata", imports: ["Bytes", crypto, cryptoExtras]),
        library("Usage", imports: ["Bytes"]),

        // Contract and engine.
        library("SyncProtocol", imports: ["Usage", "Content", "Bytes", httpTypes]),
        library(
            "SyncEngine",
            imports: ["SyncProtocol", "Usage", "Content", "Delta", "UpdateMetadata", "Bytes", logging]),

        // Adapters.
        library("HTTPFetching", imports: [httpClient, nioCore, nioSSL]),
        library("PageRendering", imports: ["Content", "Bytes", mustache]),
        library("ContentStorage", imports: ["Content", "Delta", "Bytes", systemPackage]),
        library(
            "KioskStorage", path: "Kiosk/Storage", imports: ["SyncEngine", "SyncProtocol", "Usage", "Bytes", grdb]),
        library(
            "ServerStorage", path: "SyncServer/Storage", imports: ["Usage", "Content", "UpdateMetadata", "Bytes", grdb]),

        // Programs.
        .executableTarget(
            name: "Kiosk",
            dependencies: [
                "KioskStorage", "ContentStorage", "PageRendering", "SyncEngine", "SyncProtocol", "HTTPFetching",
                "Assets",
                "Usage", "Content", "Delta", "UpdateMetadata", "Secrets", "Bytes", "CZlib", "CClock", hummingbird,
                httpClient, argumentParser, configuration, lifecycle, logging, httpTypes, nioCore, nioFoundation,
                nioHTTP, nioPosix, nioSSL, systemPackage,
            ],
            path: "Kiosk/App", swiftSettings: settings, linkerSettings: shipped),
        .executableTarget(
            name: "SyncServer",
            dependencies: [
                "ServerStorage", "ContentStorage", "PageRendering", "SyncProtocol", "Assets", "Usage", "Content",
                "Delta", "UpdateMetadata", "Secrets", "Bytes", "CQRencode", hummingbird, hummingbirdTLS, mustache,
                argumentParser, configuration, lifecycle, logging, httpTypes, nioCore, nioPosix, nioSSL,
                systemPackage,
            ],
            path: "SyncServer/App", swiftSettings: settings, linkerSettings: shipped),

        .executableTarget(
            name: "UpdateClient",
            dependencies: [
                "HTTPFetching", "ContentStorage", "UpdateMetadata", "Bytes", httpClient, argumentParser, nioHTTP,
                systemPackage,
            ],
            path: "Sources/UpdateClient", swiftSettings: settings, linkerSettings: shipped),

        // Tests.
        library("TestSupport", path: "Tests/TestSupport", imports: ["Content", "Bytes"]),
        tests("TidyTests", of: ["Assets", "Content", "Bytes"]),
        tests("BytesTests", of: ["Bytes"]),
        tests("ContentTests", of: ["Content", "Bytes", "TestSupport"]),
        tests("DeltaTests", of: ["Delta", "Bytes", "TestSupport"]),
        tests("UpdateMetadataTests", of: ["UpdateMetadata", "Bytes", "TestSupport"]),
        tests("HTTPFetchingTests", of: ["HTTPFetching"]),
        tests("UsageTests", of: ["Usage", "Bytes", "TestSupport"]),
        tests("SyncProtocolTests", of: ["SyncProtocol", "Usage", "Content", "Bytes", "TestSupport", httpTypes]),
        tests(
            "SyncEngineTests",
            of: [
                "SyncEngine", "SyncProtocol", "Usage", "Content", "Delta", "UpdateMetadata", "Bytes", "TestSupport",
                logging,
            ]),
        tests("PageRenderingTests", of: ["PageRendering", "Content", "TestSupport"]),
        tests("ContentStorageTests", of: ["ContentStorage", "Content", "Delta", "Bytes", systemPackage]),
        tests(
            "KioskStorageTests",
            of: ["KioskStorage", "SyncEngine", "SyncProtocol", "Usage", "Bytes", "TestSupport", grdb]),
        tests(
            "KioskTests",
            of: [
                "Kiosk", "KioskStorage", "SyncProtocol", "Content", "Secrets", "Usage", "Bytes", hummingbird,
                hummingbirdTesting, httpTypes, nioCore, systemPackage,
            ]),
        tests("ServerStorageTests", of: ["ServerStorage", "Usage", "Content", "Bytes", "TestSupport", grdb]),
        tests(
            "SyncServerTests",
            of: [
                "SyncServer", "ServerStorage", "SyncProtocol", "UpdateMetadata", "Usage", "Content", "Delta", "Secrets",
                "Bytes", "TestSupport", configuration, hummingbird, hummingbirdTesting, httpTypes, logging, nioCore,
            ]),
        tests(
            "PublishingTests",
            of: [
                "SyncServer", "ContentStorage", "UpdateMetadata", "Content", "Delta", "Secrets", "Bytes", "TestSupport",
                hummingbird, hummingbirdTesting, httpTypes, logging, nioCore,
            ]),
    ] + fuzzers)
