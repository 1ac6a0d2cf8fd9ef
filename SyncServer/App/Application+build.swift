import Assets
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Secrets
import ServerStorage
import ServiceLifecycle

/// What the application is made of besides its configuration; tests pass others.
struct ApplicationParts: Sendable {
    var store: ServerStore
    var clock = ServerClock.system
    var logger: Logger
    /// The bytes of the factory bundle's manifest, whose counters kiosks may send before any release.
    var factoryManifest = EmbeddedAssets.factoryBundle["bundle.json"]
    /// The admin pages' templates and styles.
    var adminAssets = EmbeddedAssets.admin
    /// Told the port once the server listens.
    var onReady: @Sendable (Int) -> Void = { _ in }
}

/// Puts the server together: one router, one list of middleware, one list of routes.
func buildApplication(
    configuration: SyncServerConfiguration, parts: ApplicationParts
) async throws -> some ApplicationProtocol {
    try configuration.requireSafe()
    let folder = DataFolder(path: configuration.dataFolder)
    let vocabularies = VocabularyLibrary(
        store: parts.store, releasesFolder: folder.releases, clock: parts.clock, logger: parts.logger)
    if let manifest = parts.factoryManifest { try await vocabularies.learn(manifestBytes: manifest) }
    try await vocabularies.learnReleases()
    let deltas = DeltaMaker(
        repository: Repository(folder), factory: .embedded(), clock: parts.clock, logger: parts.logger)
    let router = try buildRouter(
        configuration, parts: parts, folder: folder, vocabularies: vocabularies, deltas: deltas)
    var application = Application(
        router: router, server: try serverBuilder(configuration),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port), serverName: "snowglobe-server",
            availableConnectionsDelegate: MaximumAvailableConnections(ServerLimits.connectionsMax)),
        onServerRunning: { channel in parts.onReady(channel.localAddress?.port ?? configuration.port) },
        logger: parts.logger)
    application.addServices(
        TimestampRefresher(repository: Repository(folder), clock: parts.clock, logger: parts.logger), deltas)
    return application
}

/// Every limit of the HTTP server that the wire contract does not set.
enum ServerLimits {
    /// Connections open at once; later ones wait to be accepted.
    static let connectionsMax = 512
    /// How long a connection may do nothing.
    static let idleTimeout = TimeAmount.seconds(60)
}

private func buildRouter(
    _ configuration: SyncServerConfiguration, parts: ApplicationParts, folder: DataFolder,
    vocabularies: VocabularyLibrary, deltas: DeltaMaker
) throws -> Router<ServerRequestContext> {
    let pages = try AdminPages(assets: parts.adminAssets)
    let (store, clock) = (parts.store, parts.clock)
    let router = Router(context: ServerRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(RequestLog())
    router.middlewares.add(SecurityHeaders(isEncrypted: configuration.isEncrypted))
    router.middlewares.add(ErrorResponse(pages: pages))
    router.middlewares.add(HostCheck(configuration))

    let authentication = KioskAuthentication(store: store)
    HealthRoutes(store: store).add(to: router)
    EnrolRoutes(store: store, clock: clock, throttle: AttemptThrottle(limits: .enrolment)).add(to: router)
    let intake = ReportIntake(store: store, clock: clock, vocabularies: vocabularies, logger: parts.logger)
    UsageUploadRoutes(
        store: store, clock: clock, authentication: authentication, intake: intake,
        windowSeconds: configuration.uploadWindowSeconds
    ).add(to: router)
    SyncRoutes(
        store: store, clock: clock, authentication: authentication, intake: intake,
        answers: SyncAnswerMaker(Repository(folder)), deltas: deltas,
        windowSeconds: configuration.uploadWindowSeconds
    ).add(to: router)
    StatusReportRoutes(
        authentication: authentication, intake: intake, repository: Repository(folder), deltas: deltas
    ).add(to: router)
    MetadataRoutes(folder: folder).add(to: router)
    TargetRoutes(folder: folder).add(to: router)

    let sessions = AdminSession(
        signIn: SignIn(store: store, clock: clock, throttle: AttemptThrottle()),
        isEncrypted: configuration.isReachedEncrypted)
    SignInRoutes(store: store, pages: pages, sessions: sessions).add(to: router)
    AdminRoutes(
        store: store, clock: clock, pages: pages, sessions: sessions, vocabularies: vocabularies,
        repository: Repository(folder), deltas: deltas
    ).add(to: router)
    return router
}

private func serverBuilder(_ configuration: SyncServerConfiguration) throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(
        configuration: HTTP1Channel.Configuration(idleTimeout: ServerLimits.idleTimeout))
    guard let certificateFile = configuration.certificateFile, let keyFile = configuration.keyFile else { return plain }
    let chain: [NIOSSLCertificate]
    do {
        chain = try NIOSSLCertificate.fromPEMFile(certificateFile)
    } catch {
        throw SyncServerError.badCertificate(path: certificateFile)
    }
    let key: NIOSSLPrivateKey
    do {
        key = try NIOSSLPrivateKey(file: keyFile, format: .pem)
    } catch {
        throw SyncServerError.badCertificate(path: keyFile)
    }
    var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    tls.minimumTLSVersion = .tlsv12
    return try .tls(plain, tlsConfiguration: tls)
}
