import Bytes
import GRDB
import KioskStorage
import SyncProtocol
import Synchronization
import TestSupport
import Testing
import Usage

/// A store on real files in a folder of its own, with a day that the test sets.
final class StoreBench: Sendable {
    /// A day that moves when the test says so.
    final class Calendar: Sendable {
        private let day = Mutex<ServiceDay?>(ServiceDay(number: 20_000))
        var today: ServiceDay? {
            get { day.withLock { $0 } }
            set { day.withLock { $0 = newValue } }
        }
    }

    static let release = ReleaseID(contentVersion: 3, manifestDigest: SHA256Digest(of: Array("three".utf8)))
    static let next = ReleaseID(contentVersion: 4, manifestDigest: SHA256Digest(of: Array("four".utf8)))

    let folder: TemporaryDirectory
    let calendar = Calendar()
    let key: SigningKey

    init() throws {
        folder = try TemporaryDirectory()
        key = try SigningKey(secretBytes: Array(1...32))
    }

    /// Opens the files as they are on disk, as a program does after a power loss.
    func open(seed: UInt64 = 1) throws -> KioskStore {
        let calendar = calendar
        let store = KioskStore(
            folder: folder.path, today: { calendar.today }, generator: SeededGenerator(seed: seed))
        try store.open()
        return store
    }

    /// Opens a store that is enrolled.
    func openEnrolled(seed: UInt64 = 1) async throws -> KioskStore {
        let store = try open(seed: seed)
        try await store.save(try Self.identity())
        return store
    }

    static func identity() throws -> KioskIdentity {
        var generator = SeededGenerator(seed: 900)
        return KioskIdentity(
            kioskID: KioskID(using: &generator), name: "Waiting room", site: try #require(SiteName("main")),
            server: "https://server.test", enrolledAt: 1_795_000_000)
    }

    static func vocabulary(_ release: ReleaseID = release) throws -> UsageVocabulary {
        try UsageVocabulary(
            release: release, explainers: [ExplainerVocabulary(id: "globe", scenes: ["hook", "ask"])],
            questions: ["Q10"], topics: ["safety"], languages: ["en"])
    }

    /// The statements of one visit that opened the globe.
    static func visit() throws -> Set<VisitStatement> {
        var visit = Visit(startedAt: .zero, vocabulary: try vocabulary())
        visit.apply(.explainerOpen(try ExplainerID("globe")), at: .seconds(1))
        visit.apply(
            .sceneView(try ExplainerID("globe"), try SceneID("hook"), visibleMilliseconds: 3_000), at: .seconds(5))
        return visit.statements(endedBy: .restart, at: .seconds(20))
    }

    func day(_ offset: Int = 0) throws -> ServiceDay {
        try #require(ServiceDay(number: 20_000)).advanced(by: offset)
    }

    func addVisits(_ count: Int, to store: KioskStore, on offset: Int = 0) async throws {
        let day = try day(offset)
        for _ in 0..<count {
            _ = try await store.addVisit(try Self.visit(), on: .dated(day), of: Self.release)
        }
    }

    func seal(_ store: KioskStore, before offset: Int) async throws -> [SegmentID] {
        try await store.seal(
            before: try day(offset), zone: "America/New_York", vocabulary: try Self.vocabulary(), key: key)
    }

    /// All rows of a query, read by another connection.
    func rows(_ sql: String, in file: DatabaseFile = .stats) throws -> [Row] {
        let queue = try DatabaseQueue(path: "\(folder.path)/\(file.name)")
        return try queue.read { try Row.fetchAll($0, sql: sql) }
    }

    /// Runs one statement by another connection.
    func execute(_ sql: String, in file: DatabaseFile = .stats) throws {
        let queue = try DatabaseQueue(path: "\(folder.path)/\(file.name)")
        try queue.write { try $0.execute(sql: sql) }
    }

    /// The value of one open counter of class C.
    func open(_ key: CounterKey) throws -> Int? {
        let row = try rows("SELECT visits FROM cell WHERE class = 'C' AND key = '\(key.text)'").first
        return row?["visits"]
    }
}
