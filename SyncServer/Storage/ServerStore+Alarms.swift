internal import GRDB
internal import Usage

extension ServerStore {
    /// Every alarm, newest first.
    public func alarms() async throws -> [Alarm] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM alarm ORDER BY raised_at DESC, kind, evidence").map { row in
                guard let kind = Alarm.Kind(rawValue: row["kind"]) else {
                    throw ServerStoreError.malformedRow(table: "alarm")
                }
                return Alarm(
                    kioskID: try Self.makeID(row["kiosk_id"], table: "alarm"), kind: kind,
                    evidence: row["evidence"], raisedAtEpochSeconds: row["raised_at"])
            }
        }
    }

    /// Raises an alarm in the transaction of what caused it; the same one again changes nothing.
    static func raise(
        _ kind: Alarm.Kind, about id: KioskID, evidence: String, at now: Int, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO alarm (kiosk_id, kind, evidence, raised_at) VALUES (?, ?, ?, ?)",
            arguments: [id.bytes.blob, kind.rawValue, evidence, now])
    }

    static func raiseIfForeignInstall(
        _ installID: InstallID, of id: KioskID, at now: Int, in database: Database
    ) throws {
        guard let kiosk = try kiosk(where: "kiosk_id = ?", id.bytes, in: database), kiosk.installID != installID else {
            return
        }
        try raise(.foreignInstall, about: id, evidence: installID.hex, at: now, in: database)
    }
}
