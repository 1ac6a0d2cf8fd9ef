import Bytes
import Content
import Delta
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Secrets
import ServerStorage
import SyncProtocol
import Synchronization
import TestSupport
import Usage

@testable import SyncServer

/// The server's router over a real database, with a clock that tests move and one kiosk that can enrol.
final class RunningServer: Sendable {
    let directory: TemporaryDirectory
    let store: ServerStore
    let key = SigningKey()
    let manifest: ContentManifest
    private let time = Mutex(1_795_440_000)  // 2026-11-23 13:20 UTC

    init() throws {
        directory = try TemporaryDirectory()
        store = try ServerStore.open(atPath: "\(directory.path)/server.db")
        manifest = ContentManifest(
            contentVersion: .factory, languages: [], files: [],
            explainers: [ExplainerKeys(id: "snow-globe", scenes: ["hook", "last"], isSensitive: false)],
            questions: [], topics: [], reviewBy: "2027-11-01")
    }

    var now: Int { time.withLock { $0 } }

    func advance(bySeconds seconds: Int) {
        time.withLock { $0 += seconds }
    }

    /// Runs `body` against the router, built as `serve` builds it.
    func run<Value: Sendable>(
        configuration: SyncServerConfiguration = SyncServerConfiguration(),
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        var configuration = configuration
        configuration.dataFolder = directory.path
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let parts = ApplicationParts(
            store: store, clock: ServerClock { [self] in now }, logger: logger,
            factoryManifest: manifest.canonicalBytes, adminAssets: try Self.adminAssets())
        let application = try await buildApplication(configuration: configuration, parts: parts)
        return try await application.test(.router) { try await body($0) }
    }

    /// The files of Assets/admin, read beside this file, so that a test sees an edit before it is embedded.
    private static func adminAssets() throws -> [String: [UInt8]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Assets/admin")
        var assets: [String: [UInt8]] = [:]
        for folder in ["templates", "styles", "styles/components"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            for name in names where name.contains(".") {
                assets["\(folder)/\(name)"] = Array(try Data(contentsOf: root.appending(path: "\(folder)/\(name)")))
            }
        }
        return assets
    }

    // MARK: - The kiosk's side

    /// Makes a one-time code as `snowglobe-server enroll` does, and answers its secret half.
    func makeCode() async throws -> EnrolmentSecret {
        var random = SystemRandomNumberGenerator()
        let secret = EnrolmentSecret(using: &random)
        try await store.addEnrolmentCode(
            secretDigest: secret.storedDigest, kioskName: nil, site: "main", atEpochSeconds: now,
            expiresAtEpochSeconds: now + ProtocolLimits.enrolmentCodeSeconds)
        return secret
    }

    func enrol(_ client: any TestClientProtocol, secret: EnrolmentSecret) async throws -> TestResponse {
        let request = EnrolRequest(
            secret: secret, publicKey: key.publicKey,
            installID: try InstallID([UInt8](repeating: 7, count: 16)))
        return try await client.execute(
            uri: SyncRoute.enrol.path, method: .post, body: ByteBuffer(bytes: try WireJSON.encode(request)))
    }

    /// Enrols and answers who the kiosk is.
    func enrolled(_ client: any TestClientProtocol) async throws -> EnrolResponse {
        let response = try await enrol(client, secret: try await makeCode())
        return try WireJSON.decode(EnrolResponse.self, from: Array(buffer: response.body), bytesMax: 4_096)
    }

    /// Sends a signed request; `signingKey` and `signedBody` let it be forged.
    func send(
        _ route: SyncRoute, _ body: [UInt8], as kiosk: KioskID, to client: any TestClientProtocol,
        signingKey: SigningKey? = nil, signedBody: [UInt8]? = nil
    ) async throws -> TestResponse {
        let signature = try RequestSignature(
            method: route.method, path: route.path, bodyDigest: SHA256Digest(of: signedBody ?? body), kioskID: kiosk,
            timeFloor: Int64(now), nonce: [UInt8](repeating: 3, count: RequestSignature.nonceByteCount),
            key: signingKey ?? key)
        return try await client.execute(
            uri: route.path, method: route.method, headers: signature.headers, body: ByteBuffer(bytes: body))
    }

    /// A class C segment of `visits` visits of yesterday that all finished the snow globe.
    func segment(of kiosk: KioskID, visits: Int, id: SegmentID? = nil) throws -> SignedSegment {
        var random = SystemRandomNumberGenerator()
        let yesterday = ServiceDay(containing: Int64(now), in: .utc).advanced(by: -1)
        let vocabulary = try UsageVocabulary(manifest: manifest)
        let globe = try ExplainerID("snow-globe")
        let header = SegmentHeader(
            id: id ?? SegmentID(using: &random), usageClass: .content, interval: .dated(yesterday...yesterday),
            zone: "UTC", releaseScope: .single, release: vocabulary.release, cohort: visits, kioskID: kiosk,
            installID: try InstallID([UInt8](repeating: 7, count: 16)), openID: OpenID(using: &random),
            ordinal: Int.random(in: 1...1_000_000))
        let counters: [CounterKey: Int] = [
            .visitCount: visits, .visitEnd(.restart): visits, .visitLength(activeMilliseconds: 90_000): visits,
            .visitTaps(5): visits, .explainerOpen(globe): visits, .explainerComplete(globe): visits,
            .sceneView(globe, try SceneID("hook")): visits, .explainerLast(globe, try SceneID("last")): visits,
        ]
        return try SignedSegment(
            signing: Segment(header: header, counters: counters, vocabulary: vocabulary), with: key)
    }

    func upload(
        _ segments: [SignedSegment], as kiosk: KioskID, to client: any TestClientProtocol
    ) async throws -> [SegmentVerdict] {
        let package = try UsagePackage.wrap(SegmentBatch(segments).encoded())
        let response = try await send(.uploadSegments, package, as: kiosk, to: client)
        return try WireJSON.decode(
            SegmentUploadResponse.self, from: Array(buffer: response.body),
            bytesMax: ProtocolLimits.segmentUploadResponseBytesMax
        ).verdicts
    }

    // MARK: - The staff's side

    /// Adds the account `desk` and signs it in; answers the cookie header of its requests.
    func signedIn(_ client: any TestClientProtocol) async throws -> HTTPFields {
        guard let name = AccountName("desk") else { return [:] }
        let hash = try PasswordHash(of: "correct horse", cost: .cheap)
        try await store.addAccount(name, passwordHash: hash.description, atEpochSeconds: now)
        let response = try await signIn(client, password: "correct horse")
        return [.cookie: Self.cookie(in: response)]
    }

    /// Fetches the form and posts it with `password`.
    func signIn(
        _ client: any TestClientProtocol, password: String, formToken: String? = nil
    ) async throws -> TestResponse {
        let form = try await client.execute(uri: "/admin/sign-in", method: .get)
        let cookie = Self.cookie(in: form)
        let token = formToken ?? String(cookie.drop { $0 != "=" }.dropFirst())
        let fields = "form_token=\(token)&name=desk&password=\(password.split(separator: " ").joined(separator: "%20"))"
        return try await client.execute(
            uri: "/admin/sign-in", method: .post,
            headers: [.cookie: cookie, .contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: fields))
    }

    private static func cookie(in response: TestResponse) -> String {
        String((response.headers[.setCookie] ?? "").prefix { $0 != ";" })
    }
}

extension PasswordHash.Cost {
    /// Cheap enough for a test.
    static let cheap = PasswordHash.Cost(roundsExponent: 10, blockSize: 1, parallelism: 1)
}

extension TestResponse {
    var text: String { String(buffer: body) }

    var errorCode: WireError.Code? {
        // A page or an empty body has no code.
        try? WireJSON.decode(WireError.self, from: Array(buffer: body), bytesMax: 4_096).code
    }
}
