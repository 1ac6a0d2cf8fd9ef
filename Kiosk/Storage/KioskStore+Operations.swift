import GRDB
import SyncProtocol
public import Usage

/// Class O: counters of the machine itself, for each service day; the last value goes up with the status report.
extension KioskStore {
    /// Stands for a day of this boot that is not known yet.
    private static let unknownDay = -1
    /// Stands for days of earlier boots that were never known.
    private static let undatedDay = -2

    /// Adds to operations counters of today, all in one transaction.
    ///
    /// Throws ``KioskStorageError/usage(_:)`` for a key of another class.
    public func countOperations(_ additions: [CounterKey: Int]) async throws {
        let day = today()
        try await writeStats { database in
            for (key, amount) in additions { try self.add(amount, to: key, on: day, database) }
        }
    }

    /// Notes the level of free storage today: the counter of that level is 1, the other levels have none.
    public func setStorageFree(bytes: Int64) async throws {
        let day = today()
        let key = CounterKey.storageFree(bytes: bytes)
        try await writeStats { database in
            let clear = try database.cachedStatement(
                sql: "DELETE FROM operation WHERE day = ? AND substr(key, 1, length(?)) = ?")
            let name = CounterName.storageFree.rawValue
            try clear.execute(arguments: [Self.number(of: day), name, name])
            try self.add(1, to: key, on: day, database)
        }
    }

    /// Begins a run of the program and counts it under `boot.count`.
    ///
    /// If the machine was started since the last run, what the boot before counted without knowing the day becomes
    /// undated. The cause is `power` unless the run before was stopped in order or `update` is given.
    ///
    /// - Parameter bootID: names this boot of the machine, as the system does.
    public func beginRun(bootID: String, update isUpdate: Bool = false) async throws -> BootCause {
        let day = today()
        return try await changeBook { book, database in
            let row = try Row.fetchOne(database, sql: "SELECT boot_id, stopped FROM boot")
            let isFirstRun = row == nil
            let wasStopped = (row?["stopped"] as String?) == BootCause.clean.rawValue
            let cause: BootCause = isUpdate ? .update : (wasStopped || isFirstRun ? .clean : .power)
            if !isFirstRun, row?["boot_id"] != bootID {
                book.beginBoot()
                try self.move(from: Self.unknownDay, to: Self.undatedDay, database)
            }
            let put = try database.cachedStatement(sql: "INSERT OR REPLACE INTO boot VALUES (1, ?, NULL)")
            try put.execute(arguments: [bootID])
            try self.add(1, to: .bootCount(cause), on: day, database)
            return cause
        }
    }

    /// Notes that the program stops in order, so that the next run does not take it for a power loss.
    public func endRun() async throws {
        try await writeStats { database in
            let update = try database.cachedStatement(sql: "UPDATE boot SET stopped = ?")
            try update.execute(arguments: [BootCause.clean.rawValue])
        }
    }

    /// Re-labels what this boot counted while the clock was unknown, once the clock is believable.
    ///
    /// - Parameters:
    ///   - bootDay: the service day on which this boot began.
    ///   - today: the present service day.
    public func relabelBoot(from bootDay: ServiceDay, through today: ServiceDay) async throws {
        try await changeBook { book, database in
            book.relabelBoot(from: bootDay, through: today)
            try self.move(from: Self.unknownDay, to: today.number, database)
        }
    }

    /// The class O counters of every day kept, oldest first, then those without a day.
    func operations(_ database: Database) throws -> [OperationsDay] {
        var counters: [Int: [CounterKey: Int]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT day, key, value FROM operation") {
            let stored: Int = row["day"]
            let key = try CounterKey(text: row["key"])
            counters[max(stored, Self.unknownDay), default: [:]][key, default: 0] += row["value"] as Int
        }
        let dated = counters.keys.filter { $0 >= 0 }.sorted()
        return try (dated + counters.keys.filter { $0 < 0 }).map { number in
            let day = number < 0 ? nil : try day(number, column: "operation.day")
            return OperationsDay(day: day, counters: counters[number] ?? [:])
        }
    }

    /// Adds to one counter; nil stands for a day that is not known yet.
    func add(_ amount: Int, to key: CounterKey, on day: ServiceDay?, _ database: Database) throws {
        guard key.name.usageClass == .operations else { throw UsageError.wrongClass(key.name) }
        try add(amount, to: key.text, on: Self.number(of: day), database)
    }

    /// Removes the counters of days before `day`.
    func pruneOperations(before day: ServiceDay, _ database: Database) throws {
        let remove = try database.cachedStatement(sql: "DELETE FROM operation WHERE day >= 0 AND day < ?")
        try remove.execute(arguments: [day.number])
    }

    private func add(_ amount: Int, to text: String, on number: Int, _ database: Database) throws {
        let put = try database.cachedStatement(
            sql: "INSERT INTO operation VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value")
        try put.execute(arguments: [number, text, amount])
    }

    private func move(from source: Int, to target: Int, _ database: Database) throws {
        for row in try Row.fetchAll(
            database, sql: "SELECT key, value FROM operation WHERE day = ?", arguments: [source])
        {
            try add(row["value"], to: row["key"], on: target, database)
        }
        let remove = try database.cachedStatement(sql: "DELETE FROM operation WHERE day = ?")
        try remove.execute(arguments: [source])
    }

    private static func number(of day: ServiceDay?) -> Int { day?.number ?? unknownDay }
}
