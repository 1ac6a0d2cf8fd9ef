import GRDB

extension DatabaseFile {
    /// How long one process waits for another's transaction, in seconds.
    private static let busySecondsMax = 5.0

    /// Opens the file in `folder`, making it if it is not there, and refuses one that is damaged, newer than this
    /// program, or not run with the settings that the privacy rules ask for.
    func open(in folder: String, migrator: DatabaseMigrator) throws -> DatabaseQueue {
        do {
            var configuration = Configuration()
            configuration.label = name
            configuration.busyMode = .timeout(Self.busySecondsMax)
            configuration.prepareDatabase { database in
                for statement in ["journal_mode = DELETE", "synchronous = FULL", "secure_delete = ON"] {
                    _ = try String.fetchOne(database, sql: "PRAGMA \(statement)")
                }
            }
            let queue = try DatabaseQueue(path: "\(folder)/\(name)", configuration: configuration)
            try queue.read(checkSound)
            try queue.read { database in
                if try migrator.hasBeenSuperseded(database) { throw KioskStorageError.fromTheFuture(self) }
            }
            try migrator.migrate(queue)
            try queue.writeWithoutTransaction(checkSettings)
            return queue
        } catch {
            throw KioskStorageError(error, in: self)
        }
    }

    /// A kiosk's files are small, so the whole structure is looked at on every start.
    private func checkSound(_ database: Database) throws {
        let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        guard found == "ok" else { throw KioskStorageError.damaged(self, code: ResultCode.SQLITE_CORRUPT.rawValue) }
    }

    /// Reads the settings back, since SQLite does not say when one did not take effect.
    private func checkSettings(_ database: Database) throws {
        let needed = [("journal_mode", "delete"), ("synchronous", "2"), ("secure_delete", "1")]
        for (setting, expected) in needed {
            let row = try Row.fetchOne(database, sql: "PRAGMA \(setting)")
            let found = row.map { Self.text($0[0]) } ?? "nothing"
            guard found == expected else {
                throw KioskStorageError.unsafeSetting(self, setting: setting, found: found)
            }
        }
    }

    private static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .int64(let number): String(number)
        case .string(let text): text
        case .null, .double, .blob: "nothing"
        }
    }
}
