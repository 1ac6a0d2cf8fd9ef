public import Bytes
internal import GRDB

extension ServerStore {
    /// Adds an account, or throws ``ServerStoreError/accountExists(name:)``.
    public func addAccount(_ name: AccountName, passwordHash: String, atEpochSeconds now: Int) async throws {
        try await write { database in
            let isTaken = try Self.passwordHash(of: name, in: database) != nil
            guard !isTaken else { throw ServerStoreError.accountExists(name: name.description) }
            try database.execute(
                sql: "INSERT INTO account (name, password_hash, created_at) VALUES (?, ?, ?)",
                arguments: [name.description, passwordHash, now])
            try Self.audit("user.add", by: "command", subject: name.description, at: now, in: database)
        }
    }

    /// Gives an account a new password and ends its sessions; returns false if there is no such account.
    public func setPasswordHash(
        _ hash: String, of name: AccountName, atEpochSeconds now: Int
    ) async throws -> Bool {
        try await write { database in
            try database.execute(
                sql: "UPDATE account SET password_hash = ? WHERE name = ?", arguments: [hash, name.description])
            guard database.changesCount == 1 else { return false }
            try database.execute(
                sql: "DELETE FROM staff_session WHERE account_name = ?", arguments: [name.description])
            try Self.audit("user.password", by: "command", subject: name.description, at: now, in: database)
            return true
        }
    }

    /// The stored password hash of `name`, or nil if there is no such account.
    public func passwordHash(of name: AccountName) async throws -> String? {
        try await read { try Self.passwordHash(of: name, in: $0) }
    }

    /// Whether anybody can sign in at all.
    public func hasAccounts() async throws -> Bool {
        try await read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM account)") ?? false }
    }

    /// Starts a session whose cookie has the digest `token`, and forgets sessions that ended.
    public func startSession(
        _ session: StaffSession, token: SHA256Digest, atEpochSeconds now: Int
    ) async throws {
        try await write { database in
            try database.execute(
                sql: "DELETE FROM staff_session WHERE last_used_at < ? OR created_at < ?",
                arguments: [now - StaffSession.idleSecondsMax, now - StaffSession.ageSecondsMax])
            try database.execute(
                sql: """
                    INSERT INTO staff_session (token_digest, account_name, form_token, created_at, last_used_at)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [token.blob, session.account.description, session.formToken, now, now])
            try Self.audit("session.start", by: session.account.description, subject: "", at: now, in: database)
        }
    }

    /// The session whose cookie has the digest `token`, or nil if there is none or it has ended.
    ///
    /// Using a session keeps it from ending; that is written at most once a minute.
    public func session(token: SHA256Digest, atEpochSeconds now: Int) async throws -> StaffSession? {
        let found: (session: StaffSession, lastUsedAt: Int)? = try await read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT account_name, form_token, last_used_at FROM staff_session
                    WHERE token_digest = ? AND last_used_at >= ? AND created_at >= ?
                    """,
                arguments: [
                    token.blob, now - StaffSession.idleSecondsMax, now - StaffSession.ageSecondsMax,
                ])
            guard let row, let account = AccountName(row["account_name"]) else { return nil }
            return (StaffSession(account: account, formToken: row["form_token"]), row["last_used_at"])
        }
        guard let found else { return nil }
        if now - found.lastUsedAt >= 60 {
            try await write { database in
                try database.execute(
                    sql: "UPDATE staff_session SET last_used_at = ? WHERE token_digest = ?",
                    arguments: [now, token.blob])
            }
        }
        return found.session
    }

    /// Ends a session; ending one that is not there is no fault.
    public func endSession(token: SHA256Digest) async throws {
        try await write { database in
            try database.execute(
                sql: "DELETE FROM staff_session WHERE token_digest = ?", arguments: [token.blob])
        }
    }

    private static func passwordHash(of name: AccountName, in database: Database) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT password_hash FROM account WHERE name = ?", arguments: [name.description])
    }

    /// Adds a line to the audit log, in the transaction of what it records.
    static func audit(
        _ action: String, by actor: String, subject: String, at now: Int, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO audit (recorded_at, actor, action, subject) VALUES (?, ?, ?, ?)",
            arguments: [now, actor, action, subject])
    }
}
