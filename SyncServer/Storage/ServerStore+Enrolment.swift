public import Bytes
internal import GRDB
public import Usage

extension ServerStore {
    /// Keeps the digest of a one-time secret that enrols one kiosk until `expiresAt`.
    ///
    /// Without a name the kiosk is called "Kiosk 1", "Kiosk 2", and so on. A code that replaces is for a machine that
    /// takes the name of a kiosk that is there. Codes a day past their end are forgotten.
    public func addEnrolmentCode(
        secretDigest: SHA256Digest, kioskName: String?, isReplacement: Bool = false, site: String,
        atEpochSeconds now: Int, expiresAtEpochSeconds expiry: Int
    ) async throws {
        try await write { database in
            if let kioskName, try Self.isTaken(kioskName, in: database) != isReplacement {
                throw isReplacement
                    ? ServerStoreError.kioskUnknown(name: kioskName)
                    : ServerStoreError.kioskNameTaken(name: kioskName)
            }
            try database.execute(
                sql: "DELETE FROM enrolment_code WHERE expires_at < ?", arguments: [now - 24 * 60 * 60])
            try database.execute(
                sql: """
                    INSERT INTO enrolment_code (secret_digest, kiosk_name, is_replacement, site, created_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [secretDigest.blob, kioskName, isReplacement, site, now, expiry])
            try Self.audit("enrolment.code", by: "command", subject: kioskName ?? "", at: now, in: database)
        }
    }

    /// Uses up a one-time code and enrols a kiosk, both or neither.
    ///
    /// A key that is enrolled already keeps its id, with the code's site and name: its first answer may have been lost,
    /// or staff moved the kiosk, or took a revocation back. With a code that replaces, the kiosk of that name is revoked
    /// and renamed, and what it counted stays under the new name. Throws ``ServerStoreError/codeUnknown``,
    /// ``ServerStoreError/codeUsed`` or ``ServerStoreError/codeExpired(atEpochSeconds:)``.
    public func enrol(
        _ id: KioskID, secretDigest: SHA256Digest, publicKey: PublicKey, installID: InstallID,
        atEpochSeconds now: Int
    ) async throws -> EnrolledKiosk {
        try await write { database in
            let code = try Self.usableCode(secretDigest, at: now, in: database)
            try database.execute(
                sql: "UPDATE enrolment_code SET used_at = ? WHERE secret_digest = ?",
                arguments: [now, secretDigest.blob])
            let known = try Self.kiosk(where: "public_key = ?", publicKey.bytes, in: database)
            if code.isReplacement, let name = code.kioskName, name != known?.name {
                try Self.retire(name, at: now, in: database)
            }
            let keepsName = known != nil && (code.kioskName == nil || code.kioskName == known?.name)
            let name = try keepsName ? known?.name ?? "" : Self.freeName(code.kioskName, in: database)
            let kiosk = EnrolledKiosk(
                id: known?.id ?? id, name: name, site: code.site, publicKey: publicKey, installID: installID,
                enrolledAtEpochSeconds: known?.enrolledAtEpochSeconds ?? now)
            try Self.save(kiosk, in: database)
            try Self.audit("kiosk.enrol", by: kiosk.id.hex, subject: name, at: now, in: database)
            return kiosk
        }
    }

    private static func save(_ kiosk: EnrolledKiosk, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO kiosk (kiosk_id, name, site, public_key, install_id, enrolled_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (kiosk_id) DO UPDATE SET
                    name = excluded.name, site = excluded.site, install_id = excluded.install_id, revoked_at = NULL
                """,
            arguments: [
                kiosk.id.bytes.blob, kiosk.name, kiosk.site, kiosk.publicKey.bytes.blob, kiosk.installID.bytes.blob,
                kiosk.enrolledAtEpochSeconds,
            ])
    }

    private static func usableCode(
        _ digest: SHA256Digest, at now: Int, in database: Database
    ) throws -> (kioskName: String?, isReplacement: Bool, site: String) {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT kiosk_name, is_replacement, site, expires_at, used_at FROM enrolment_code
                WHERE secret_digest = ?
                """,
            arguments: [digest.blob])
        guard let row else { throw ServerStoreError.codeUnknown }
        guard row["used_at"] == nil else { throw ServerStoreError.codeUsed }
        let expiry: Int = row["expires_at"]
        guard now < expiry else { throw ServerStoreError.codeExpired(atEpochSeconds: expiry) }
        return (row["kiosk_name"], row["is_replacement"], row["site"])
    }

    /// Revokes the kiosk of this name and gives the name free; what it counted stays with it.
    private static func retire(_ name: String, at now: Int, in database: Database) throws {
        var retired = "\(name) (replaced)"
        var number = 2
        while try isTaken(retired, in: database) {
            retired = "\(name) (replaced \(number))"
            number += 1
        }
        try database.execute(
            sql: "UPDATE kiosk SET name = ?, revoked_at = coalesce(revoked_at, ?) WHERE name = ?",
            arguments: [retired, now, name])
        guard database.changesCount > 0 else { return }  // It was renamed or replaced since the code was made.
        try audit("kiosk.replace", by: "command", subject: retired, at: now, in: database)
    }

    /// `wanted`, or with a number behind it if a kiosk took that name since the code was made.
    private static func freeName(_ wanted: String?, in database: Database) throws -> String {
        if let wanted, try !isTaken(wanted, in: database) { return wanted }
        let stem = wanted ?? "Kiosk"
        var number = wanted == nil ? 1 : 2
        while try isTaken("\(stem) \(number)", in: database) { number += 1 }
        return "\(stem) \(number)"
    }

    private static func isTaken(_ name: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM kiosk WHERE name = ?)", arguments: [name]) ?? false
    }
}
