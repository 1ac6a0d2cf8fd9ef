internal import GRDB
public import Usage

/// Something about a kiosk's identity or segments that a person should look at.
public struct Alarm: Equatable, Sendable {
    /// What there is to be alarmed about.
    public enum Kind: String, CaseIterable, Sendable {
        /// A segment id came a second time with other bytes; the second one was not stored.
        case changedSegment = "changed-segment"
        /// Another installation uses this kiosk's key: a restored or cloned disk.
        case foreignInstall = "foreign-install"
        /// Two segments were sealed from one accumulation: a restored or cloned disk.
        case repeatedAccumulation = "repeated-accumulation"
        /// One ordinal came twice in a class: a restored or cloned disk.
        case repeatedOrdinal = "repeated-ordinal"
    }

    /// The kiosk it is about.
    public let kioskID: KioskID
    /// What happened.
    public let kind: Kind
    /// The id or number that it happened with.
    public let evidence: String
    /// When it was first seen.
    public let raisedAtEpochSeconds: Int
}

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
