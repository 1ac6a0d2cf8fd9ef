internal import GRDB

extension ServerStore {
    /// All migrations in the order they were written: append only, never edit one that was released.
    static func makeMigrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11-kiosks") { try $0.execute(sql: Schema.kiosks) }
        migrator.registerMigration("2026-11-usage") { try $0.execute(sql: Schema.usage) }
        migrator.registerMigration("2026-11-staff") { try $0.execute(sql: Schema.staff) }
        migrator.registerMigration("2026-11-replacements") { try $0.execute(sql: Schema.replacements) }
        return migrator
    }
}

/// The statements of the migrations.
///
/// Times are whole seconds UTC, service days are days since 1970-01-01.
private enum Schema {
    /// Who may report, and what each last said of itself.
    static let kiosks = """
        CREATE TABLE kiosk (
            kiosk_id BLOB PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            site TEXT NOT NULL,
            public_key BLOB NOT NULL UNIQUE,
            install_id BLOB NOT NULL,
            enrolled_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT;

        -- The secret itself is shown once and never stored.
        CREATE TABLE enrolment_code (
            secret_digest BLOB PRIMARY KEY,
            kiosk_name TEXT,
            site TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            used_at INTEGER
        ) STRICT;

        CREATE TABLE kiosk_contact (
            kiosk_id BLOB PRIMARY KEY REFERENCES kiosk,
            last_request_at INTEGER NOT NULL,
            -- When a reconciliation last found nothing missing.
            complete_at INTEGER
        ) STRICT;

        CREATE TABLE status_report (
            kiosk_id BLOB PRIMARY KEY REFERENCES kiosk,
            received_at INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;

        -- Class O: the last value for each kiosk and service day wins.
        CREATE TABLE operation (
            kiosk_id BLOB NOT NULL REFERENCES kiosk,
            service_day INTEGER NOT NULL,
            key TEXT NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            PRIMARY KEY (kiosk_id, service_day, key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE alarm (
            kiosk_id BLOB NOT NULL,
            kind TEXT NOT NULL,
            evidence TEXT NOT NULL,
            raised_at INTEGER NOT NULL,
            PRIMARY KEY (kiosk_id, kind, evidence)
        ) STRICT, WITHOUT ROWID;
        """

    /// What kiosks counted.
    ///
    /// Facts are the sums of stored segments; roll-ups are sums of facts and can be made anew.
    static let usage = """
        CREATE TABLE segment (
            segment_id BLOB PRIMARY KEY,
            kiosk_id BLOB NOT NULL REFERENCES kiosk,
            install_id BLOB NOT NULL,
            open_id BLOB NOT NULL,
            ordinal INTEGER NOT NULL,
            class TEXT NOT NULL,
            release TEXT NOT NULL,
            -- Both NULL for an undated segment, whose reason is then there.
            day_first INTEGER,
            day_last INTEGER,
            undated_reason TEXT,
            cohort INTEGER,
            digest BLOB NOT NULL,
            bytes BLOB NOT NULL,
            signature BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            CHECK ((day_first IS NULL) = (day_last IS NULL)),
            CHECK ((day_first IS NULL) = (undated_reason IS NOT NULL))
        ) STRICT;
        CREATE INDEX segment_by_kiosk ON segment (kiosk_id, class, ordinal);

        CREATE TABLE quarantine (
            segment_id BLOB NOT NULL,
            digest BLOB NOT NULL,
            kiosk_id BLOB NOT NULL,
            reason TEXT NOT NULL,
            bytes BLOB NOT NULL,
            signature BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (segment_id, digest)
        ) STRICT;

        CREATE TABLE counter_key (
            key_id INTEGER PRIMARY KEY,
            class TEXT NOT NULL,
            -- The counter's name with its dimensions, such as scene.view{snow-globe,hook}.
            key TEXT NOT NULL,
            UNIQUE (class, key)
        ) STRICT;

        -- Undated facts lie on day -1 to -1, so that the key needs no NULL.
        CREATE TABLE fact (
            kiosk_id BLOB NOT NULL REFERENCES kiosk,
            site TEXT NOT NULL,
            day_first INTEGER NOT NULL,
            day_last INTEGER NOT NULL,
            class TEXT NOT NULL,
            release TEXT NOT NULL,
            key_id INTEGER NOT NULL REFERENCES counter_key,
            count INTEGER NOT NULL,
            PRIMARY KEY (kiosk_id, site, day_first, day_last, class, release, key_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE site_rollup (
            site TEXT NOT NULL,
            day_first INTEGER NOT NULL,
            day_last INTEGER NOT NULL,
            key_id INTEGER NOT NULL REFERENCES counter_key,
            count INTEGER NOT NULL,
            PRIMARY KEY (site, day_first, day_last, key_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE release_rollup (
            release TEXT NOT NULL,
            key_id INTEGER NOT NULL REFERENCES counter_key,
            count INTEGER NOT NULL,
            PRIMARY KEY (release, key_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE manifest (
            digest BLOB PRIMARY KEY,
            content_version INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            known_at INTEGER NOT NULL
        ) STRICT;
        """

    /// Codes for a machine that takes the place of a broken one.
    static let replacements = """
        ALTER TABLE enrolment_code ADD COLUMN is_replacement INTEGER NOT NULL DEFAULT 0;
        """

    /// Who may look, and what they did.
    static let staff = """
        CREATE TABLE account (
            name TEXT PRIMARY KEY,
            password_hash TEXT NOT NULL,
            created_at INTEGER NOT NULL
        ) STRICT;

        -- Only the digest of a session's token is kept: a copy of this table signs nobody in.
        CREATE TABLE staff_session (
            token_digest BLOB PRIMARY KEY,
            account_name TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
            form_token TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            last_used_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE audit (
            audit_id INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL
        ) STRICT;
        """
}
