import Bytes
import FoundationEssentials
import GRDB
import Usage

/// The counter book in its tables: loaded whole (a few hundred cells), changed as a value, stored as the difference.
extension KioskStore {
    /// Makes the book and the installation's id in a new database.
    func prepareBook(in stats: DatabaseQueue) throws {
        do {
            let installID: InstallID = newID()
            try stats.write { database in
                let insert = try database.cachedStatement(
                    sql: "INSERT INTO book VALUES (1, ?, 1, NULL, 0, 0, 0) ON CONFLICT DO NOTHING")
                try insert.execute(arguments: [Data(installID.bytes)])
            }
        } catch {
            throw KioskStorageError(error, in: .stats)
        }
    }

    /// The id of this installation; it changes only when `stats.db` is made anew.
    func installID(_ database: Database) throws -> InstallID {
        let bytes = try Data.fetchOne(database, sql: "SELECT install_id FROM book") ?? Data()
        return try id(bytes, column: "book.install_id")
    }

    func loadBook(_ database: Database) throws -> CounterBook {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM book") else {
            throw unreadable("book")
        }
        let tallyDay: Int? = row["tally_day"]
        let tally = VisitTally(
            day: try tallyDay.map { try day($0, column: "book.tally_day") }, dayVisits: row["tally_day_visits"],
            daysUp: row["tally_days_up"], bootVisits: row["tally_boot_visits"])
        return CounterBook(
            accumulations: try loadAccumulations(database), sealedThrough: try loadSealedThrough(database),
            nextOrdinal: row["next_ordinal"], tally: tally)
    }

    /// Writes what differs between two states of the book.
    func storeBook(_ book: CounterBook, replacing before: CounterBook, _ database: Database) throws {
        let update = try database.cachedStatement(
            sql: """
                UPDATE book SET next_ordinal = ?, tally_day = ?, tally_day_visits = ?, tally_days_up = ?,
                tally_boot_visits = ?
                """)
        let tally = book.tally
        try update.execute(
            arguments: [
                book.nextOrdinal, tally.day?.number, tally.dayVisits, tally.daysUp, tally.bootVisits,
            ])
        let setSealed = try database.cachedStatement(
            sql: "INSERT INTO sealed_through VALUES (?, ?) ON CONFLICT DO UPDATE SET day = excluded.day")
        for (usageClass, day) in book.sealedThrough where before.sealedThrough[usageClass] != day {
            try setSealed.execute(arguments: [usageClass.letter, day.number])
        }
        let keys = Set(book.accumulations.keys).union(before.accumulations.keys)
        for key in keys where book.accumulations[key] != before.accumulations[key] {
            try storeAccumulation(key, book.accumulations[key], replacing: before.accumulations[key], database)
        }
    }

    private func storeAccumulation(
        _ key: AccumulationKey, _ after: Accumulation?, replacing before: Accumulation?, _ database: Database
    ) throws {
        let place: [any DatabaseValueConvertible] = [key.usageClass.letter, key.bucket.rawValue]
        if let after {
            let put = try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO accumulation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            try put.execute(
                arguments: [
                    key.usageClass.letter, key.bucket.rawValue, Data(after.openID.bytes), after.cohort, after.isMixed,
                    after.release?.contentVersion, after.release.map { Data($0.manifestDigest.bytes) },
                    after.days?.lowerBound.number, after.days?.upperBound.number,
                    after.undatedReason.map { Int($0.rawValue) },
                ])
        } else {
            let remove = try database.cachedStatement(sql: "DELETE FROM accumulation WHERE class = ? AND bucket = ?")
            try remove.execute(arguments: StatementArguments(place))
        }
        let cells = after?.cells ?? [:]
        let cellsBefore = before?.cells ?? [:]
        let put = try database.cachedStatement(
            sql: "INSERT INTO cell VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET visits = excluded.visits")
        for (cell, visits) in cells where cellsBefore[cell] != visits {
            try put.execute(arguments: [key.usageClass.letter, key.bucket.rawValue, cell.text, visits])
        }
        let remove = try database.cachedStatement(sql: "DELETE FROM cell WHERE class = ? AND bucket = ? AND key = ?")
        for cell in cellsBefore.keys where cells[cell] == nil {
            try remove.execute(arguments: [key.usageClass.letter, key.bucket.rawValue, cell.text])
        }
    }

    private func loadAccumulations(_ database: Database) throws -> [AccumulationKey: Accumulation] {
        var cells: [AccumulationKey: [CounterKey: Int]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT class, bucket, key, visits FROM cell") {
            cells[try accumulationKey(row), default: [:]][try CounterKey(text: row["key"])] = row["visits"]
        }
        var accumulations: [AccumulationKey: Accumulation] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM accumulation") {
            let key = try accumulationKey(row)
            accumulations[key] = Accumulation(
                openID: try id(row["open_id"], column: "accumulation.open_id"), cohort: row["cohort"],
                release: try release(row), isMixed: row["is_mixed"], days: try days(row),
                undatedReason: try undatedReason(row), cells: cells[key] ?? [:])
        }
        return accumulations
    }

    private func loadSealedThrough(_ database: Database) throws -> [UsageClass: ServiceDay] {
        var through: [UsageClass: ServiceDay] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT class, day FROM sealed_through") {
            guard let usageClass = UsageClass(letter: row["class"]) else { throw unreadable("sealed_through.class") }
            through[usageClass] = try day(row["day"], column: "sealed_through.day")
        }
        return through
    }
}
