import GRDB
import Synchronization
public import Usage

/// The kiosk's SQLite: `stats.db` with counters and sealed segments, `kiosk.db` with identity and sync state.
///
/// Every method is one transaction. The visit itself is never written: at its end, one transaction adds it to the
/// counters. `stats.db` holds no time finer than a service day and nothing that tells the order of visits: rollback
/// journal instead of a log, no row ids in counter tables, deleted content overwritten. It also holds the
/// installation's id and the boot, because what they decide (ordinals, per-boot buckets) must change in the same
/// transaction.
///
/// The files are opened by ``open()``, or else by the first method that needs them.
///
///     let store = KioskStore(folder: dataFolder, today: { clock.serviceDay() })
///     try store.open()
///     _ = try await store.beginRun(bootID: bootID)
///     try await store.addVisit(statements, on: .dated(day), of: release)
public final class KioskStore: Sendable {
    private struct Files {
        let stats: DatabaseQueue
        let kiosk: DatabaseQueue
    }

    let today: @Sendable () -> ServiceDay?
    private let folder: String
    private let files = Mutex<Files?>(nil)
    private let generator: Mutex<any RandomNumberGenerator & Sendable>
    /// Visits that were not counted for want of disk and are not yet written under `stats.dropped`.
    let unwrittenDrops = Mutex(0)

    /// Names the folder, which must exist when the files are opened.
    ///
    /// - Parameters:
    ///   - today: the present service day; nil while the clock is unknown.
    ///   - generator: the source of installation, accumulation and segment ids; another one only in tests.
    public init(
        folder: String, today: @escaping @Sendable () -> ServiceDay?,
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.folder = folder
        self.today = today
        self.generator = Mutex(generator)
    }

    /// Opens both files and brings them to this program's schema; open files stay as they are.
    ///
    /// Throws ``KioskStorageError`` for a file that is damaged, newer than this program, or cannot be opened.
    public func open() throws {
        _ = try opened()
    }

    /// Closes both files; the next method opens them again.
    public func close() throws {
        let open = files.withLock { files in
            defer { files = nil }
            return files
        }
        try open?.stats.close()
        try open?.kiosk.close()
    }

    private func opened() throws -> Files {
        try files.withLock { files in
            if let files { return files }
            let opened = Files(
                stats: try DatabaseFile.stats.open(in: folder, migrator: Self.statsMigrator),
                kiosk: try DatabaseFile.kiosk.open(in: folder, migrator: Self.kioskMigrator))
            try prepareBook(in: opened.stats)
            files = opened
            return opened
        }
    }

    /// `stats.db`, opened.
    var stats: DatabaseQueue { get throws { try opened().stats } }
    /// `kiosk.db`, opened.
    var kiosk: DatabaseQueue { get throws { try opened().kiosk } }

    /// Draws a new id.
    func newID<Subject>(_: Subject.Type = Subject.self) -> RandomID<Subject> {
        generator.withLock { RandomID(using: &$0) }
    }

    // MARK: - Access, with errors that name the file

    func writeStats<Result: Sendable>(_ work: @Sendable (Database) throws -> Result) async throws -> Result {
        do { return try await stats.write(work) } catch { throw KioskStorageError(error, in: .stats) }
    }

    func readStats<Result: Sendable>(_ work: @Sendable (Database) throws -> Result) async throws -> Result {
        do { return try await stats.read(work) } catch { throw KioskStorageError(error, in: .stats) }
    }

    func writeKiosk<Result: Sendable>(_ work: @Sendable (Database) throws -> Result) async throws -> Result {
        do { return try await kiosk.write(work) } catch { throw KioskStorageError(error, in: .kiosk) }
    }

    func readKiosk<Result: Sendable>(_ work: @Sendable (Database) throws -> Result) async throws -> Result {
        do { return try await kiosk.read(work) } catch { throw KioskStorageError(error, in: .kiosk) }
    }
}
