import GRDB

/// The schemas, as append-only lists: a migration that was ever released is never edited, renamed or removed.
extension KioskStore {
    static var statsMigrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 counters and segments") { database in
            for statement in statsSchema { try database.execute(sql: statement) }
        }
        return migrator
    }

    static var kioskMigrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 identity and sync") { database in
            for statement in kioskSchema { try database.execute(sql: statement) }
        }
        return migrator
    }

    // Days are counted from 1970-01-01. Tables without row ids keep no order of insertion.
    private static let statsSchema = [
        """
        CREATE TABLE book (
            id INTEGER PRIMARY KEY CHECK (id = 1), install_id BLOB NOT NULL CHECK (length(install_id) = 16),
            next_ordinal INTEGER NOT NULL CHECK (next_ordinal >= 1), tally_day INTEGER,
            tally_day_visits INTEGER NOT NULL, tally_days_up INTEGER NOT NULL, tally_boot_visits INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE TABLE boot (id INTEGER PRIMARY KEY CHECK (id = 1), boot_id TEXT NOT NULL, stopped TEXT) STRICT",
        """
        CREATE TABLE accumulation (
            class TEXT NOT NULL CHECK (class IN ('C', 'H', 'S')),
            bucket TEXT NOT NULL CHECK (bucket IN ('dated', 'boot', 'went-back', 'undated')),
            open_id BLOB NOT NULL CHECK (length(open_id) = 16), cohort INTEGER NOT NULL CHECK (cohort >= 0),
            is_mixed INTEGER NOT NULL CHECK (is_mixed IN (0, 1)), release_version INTEGER, release_digest BLOB,
            day_first INTEGER, day_last INTEGER, undated_reason INTEGER, PRIMARY KEY (class, bucket)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE cell (
            class TEXT NOT NULL, bucket TEXT NOT NULL, key TEXT NOT NULL, visits INTEGER NOT NULL CHECK (visits > 0),
            PRIMARY KEY (class, bucket, key)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE sealed_through (class TEXT PRIMARY KEY, day INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE segment (
            id BLOB PRIMARY KEY CHECK (length(id) = 16), ordinal INTEGER NOT NULL UNIQUE, sealed_day INTEGER,
            bytes BLOB NOT NULL, signature BLOB NOT NULL CHECK (length(signature) = 64)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE operation (
            day INTEGER NOT NULL, key TEXT NOT NULL, value INTEGER NOT NULL CHECK (value >= 0),
            PRIMARY KEY (day, key)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    // Times are seconds since 1970 UTC, of sync and never of visits.
    private static let kioskSchema = [
        """
        CREATE TABLE identity (
            id INTEGER PRIMARY KEY CHECK (id = 1), kiosk_id BLOB NOT NULL CHECK (length(kiosk_id) = 16),
            name TEXT NOT NULL, site TEXT NOT NULL, server TEXT NOT NULL, enrolled_at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE TABLE sync_position (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL) STRICT",
        "CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), floor INTEGER NOT NULL) STRICT",
        """
        CREATE TABLE segment_standing (
            id BLOB PRIMARY KEY CHECK (length(id) = 16), first_confirmed_at INTEGER, last_confirmed_at INTEGER,
            verdict TEXT, reason TEXT
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
