internal import Bytes
internal import FoundationEssentials
internal import GRDB
public import Usage

extension ServerStore {
    /// The kiosk of this id, revoked or not, or nil.
    public func kiosk(_ id: KioskID) async throws -> EnrolledKiosk? {
        try await read { try Self.kiosk(where: "kiosk_id = ?", id.bytes, in: $0) }
    }

    /// Every kiosk, by name.
    public func kiosks() async throws -> [EnrolledKiosk] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM kiosk ORDER BY name").map(Self.makeKiosk)
        }
    }

    /// Takes nothing of this kiosk from now on; its screen goes on.
    ///
    /// Revoking twice changes nothing.
    public func revoke(kioskNamed name: String, atEpochSeconds now: Int) async throws {
        try await write { database in
            try database.execute(
                sql: "UPDATE kiosk SET revoked_at = coalesce(revoked_at, ?) WHERE name = ?", arguments: [now, name])
            guard database.changesCount == 1 else { throw ServerStoreError.kioskUnknown(name: name) }
            try Self.audit("kiosk.revoke", by: "command", subject: name, at: now, in: database)
        }
    }

    /// Notes that a kiosk's signed request came in, and whether the server lacks nothing that the kiosk keeps.
    public func noteContact(_ id: KioskID, isComplete: Bool, atEpochSeconds now: Int) async throws {
        try await write { database in
            try database.execute(
                sql: """
                    INSERT INTO kiosk_contact (kiosk_id, last_request_at, complete_at) VALUES (?1, ?2, iif(?3, ?2, NULL))
                    ON CONFLICT (kiosk_id) DO UPDATE SET
                        last_request_at = max(last_request_at, excluded.last_request_at),
                        complete_at = coalesce(excluded.complete_at, complete_at)
                    """,
                arguments: [id.bytes.blob, now, isComplete])
        }
    }

    /// Keeps the newest status report of a kiosk and its class O counters, of which the last value for a day wins.
    public func insert(_ report: ReceivedStatus, from id: KioskID, atEpochSeconds now: Int) async throws {
        try await write { database in
            try database.execute(
                sql: """
                    INSERT INTO status_report (kiosk_id, received_at, body) VALUES (?, ?, ?)
                    ON CONFLICT (kiosk_id) DO UPDATE SET received_at = excluded.received_at, body = excluded.body
                    """,
                arguments: [id.bytes.blob, now, report.body.blob])
            // A day's counters replace all that was there: one that the kiosk took back is gone.
            for day in Set(report.counters.map { $0.day?.number ?? Self.undatedDay }) {
                try database.execute(
                    sql: "DELETE FROM operation WHERE kiosk_id = ? AND service_day = ?",
                    arguments: [id.bytes.blob, day])
            }
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO operation (kiosk_id, service_day, key, count) VALUES (?, ?, ?, ?)
                    ON CONFLICT (kiosk_id, service_day, key) DO UPDATE SET count = excluded.count
                    """)
            for counter in report.counters {
                try statement.execute(
                    arguments: [id.bytes.blob, counter.day?.number ?? Self.undatedDay, counter.name, counter.value])
            }
            try Self.raiseIfForeignInstall(report.installID, of: id, at: now, in: database)
        }
    }

    /// What is known of each kiosk's contact with the server, by kiosk id.
    public func contacts() async throws -> [KioskID: KioskContact] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT kiosk_id, last_request_at, complete_at, received_at, body
                    FROM kiosk_contact LEFT JOIN status_report USING (kiosk_id)
                    """)
            var contacts: [KioskID: KioskContact] = [:]
            for row in rows {
                let body: Data? = row["body"]
                contacts[try Self.makeID(row["kiosk_id"], table: "kiosk_contact")] = KioskContact(
                    lastRequestAtEpochSeconds: row["last_request_at"], completeAtEpochSeconds: row["complete_at"],
                    statusAtEpochSeconds: row["received_at"], statusBody: body.map { Array($0) })
            }
            return contacts
        }
    }

    /// The service days of which a kiosk sent class O counters with at least a minute of uptime, by kiosk.
    public func reportedDays(uptimeNamePrefix prefix: String) async throws -> [KioskID: Set<Int>] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT kiosk_id, service_day FROM operation
                    WHERE substr(key, 1, length(?1)) = ?1 AND count > 0
                    """,
                arguments: [prefix])
            var days: [KioskID: Set<Int>] = [:]
            for row in rows {
                days[try Self.makeID(row["kiosk_id"], table: "operation"), default: []].insert(row["service_day"])
            }
            return days
        }
    }

    /// The sums of class O counters over all kiosks and days, by name.
    public func operationTotals() async throws -> [String: Int] {
        try await read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT key, sum(count) AS total FROM operation GROUP BY key")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["key"], $0["total"]) })
        }
    }
}

// MARK: - Rows

extension ServerStore {
    static func kiosk(where condition: String, _ value: [UInt8], in database: Database) throws -> EnrolledKiosk? {
        try Row.fetchOne(database, sql: "SELECT * FROM kiosk WHERE \(condition)", arguments: [value.blob])
            .map(makeKiosk)
    }

    static func makeKiosk(_ row: Row) throws -> EnrolledKiosk {
        let key: Data = row["public_key"]
        guard let publicKey = try? PublicKey(Array(key)) else {
            throw ServerStoreError.malformedRow(table: "kiosk")  // Which key bytes are wrong helps nobody.
        }
        return EnrolledKiosk(
            id: try makeID(row["kiosk_id"], table: "kiosk"), name: row["name"], site: row["site"],
            publicKey: publicKey, installID: try makeID(row["install_id"], table: "kiosk"),
            enrolledAtEpochSeconds: row["enrolled_at"], revokedAtEpochSeconds: row["revoked_at"])
    }

    static func makeID<Subject>(_ blob: Data, table: String) throws -> RandomID<Subject> {
        do {
            return try RandomID(Array(blob))
        } catch {
            throw ServerStoreError.malformedRow(table: table)
        }
    }
}
