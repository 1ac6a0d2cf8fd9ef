internal import GRDB

/// The server's database: kiosks, received segments, facts and roll-ups, releases, accounts.
///
///     let store = try ServerStore.open(atPath: "server.db")
///     let verdicts = try await store.insert(batch, from: kiosk, receivedAtEpochSeconds: now)
///
/// Closed on purpose: SQL lives in the extensions of this type alone, and each writing method is one transaction that
/// leaves the invariants of `privacy-and-stats.md` §5 true. A method that returned has reached the disk.
public final class ServerStore: Sendable {
    let pool: DatabasePool

    /// Where the database file is.
    public let path: String

    private init(pool: DatabasePool, path: String) {
        self.pool = pool
        self.path = path
    }

    /// Opens the database at `path`, made if absent, and brings its schema up to date.
    ///
    /// Throws ``ServerStoreError/fromTheFuture(path:unknownMigrations:)`` for a database of a later version,
    /// ``ServerStoreError/corrupt(path:)`` for a damaged one, and ``ServerStoreError/notDurable(synchronousLevel:)``
    /// when SQLite does not confirm that it waits for the disk.
    public static func open(atPath path: String) throws(ServerStoreError) -> ServerStore {
        do {
            return try openThrowingAnything(path: path)
        } catch let error as ServerStoreError {
            throw error
        } catch let error as DatabaseError {
            throw ServerStoreError(error, openingPath: path)
        } catch {
            throw .cannotOpen(path: path, sqliteCode: 0)
        }
    }

    /// Closes the database; no method may be called afterwards.
    ///
    /// All that was written is then in the one file, so that a plain copy of it is a backup.
    public func close() throws {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
    }

    private static func openThrowingAnything(path: String) throws -> ServerStore {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.label = "server.db"
        configuration.maximumReaderCount = 4
        let pool = try DatabasePool(path: path, configuration: configuration)
        // After opening: a pool in WAL mode sets NORMAL on its writer whatever was prepared before.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        let level = try pool.writeWithoutTransaction { database in
            try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
        }
        guard level == 2 else { throw ServerStoreError.notDurable(synchronousLevel: level) }
        try requireSound(pool, path: path)
        try migrate(pool, path: path)
        return ServerStore(pool: pool, path: path)
    }

    private static func requireSound(_ pool: DatabasePool, path: String) throws {
        let verdict = try pool.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard verdict == "ok" else { throw ServerStoreError.corrupt(path: path) }
    }

    private static func migrate(_ pool: DatabasePool, path: String) throws {
        let migrator = makeMigrator()
        let applied = try pool.read { try migrator.appliedIdentifiers($0) }
        let unknown = applied.subtracting(migrator.migrations)
        guard unknown.isEmpty else {
            throw ServerStoreError.fromTheFuture(path: path, unknownMigrations: unknown.sorted())
        }
        try migrator.migrate(pool)
    }
}

// MARK: - Reading and writing

extension ServerStore {
    /// Runs `body` on a consistent view of the database.
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let error as DatabaseError {
            throw ServerStoreError(error, openingPath: path)
        }
    }

    /// Runs `body` in one transaction and returns when it is on the disk, or throws with nothing changed.
    func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.write(body)
        } catch let error as DatabaseError {
            throw ServerStoreError(error, openingPath: path)
        }
    }
}

extension ServerStoreError {
    init(_ error: DatabaseError, openingPath path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
            self = .cannotOpen(path: path, sqliteCode: error.extendedResultCode.rawValue)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        default: self = .sqlite(code: error.extendedResultCode.rawValue)
        }
    }
}
