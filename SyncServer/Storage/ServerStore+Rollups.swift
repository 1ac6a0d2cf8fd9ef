public import Bytes
internal import GRDB

extension ServerStore {
    /// The day that stands for "no date" in facts and roll-ups.
    static let undatedDay = -1

    /// Makes every roll-up anew from facts, in one transaction.
    ///
    /// Nothing changes unless something was wrong before: compare ``rollupDigest()`` before and after.
    public func rebuildRollups() async throws {
        try await write { database in
            try database.execute(
                sql: """
                    DELETE FROM site_rollup;
                    DELETE FROM release_rollup;
                    INSERT INTO site_rollup (site, day_first, day_last, key_id, count)
                        SELECT site, day_first, day_last, key_id, sum(count) FROM fact
                        GROUP BY site, day_first, day_last, key_id;
                    INSERT INTO release_rollup (release, key_id, count)
                        SELECT release, key_id, sum(count) FROM fact GROUP BY release, key_id;
                    """)
        }
    }

    /// A digest of all rows of all roll-ups, in order: equal roll-ups have equal digests.
    public func rollupDigest() async throws -> SHA256Digest {
        try await read { database in
            var hasher = SHA256Hasher()
            let tables = [
                "SELECT 'site', * FROM site_rollup ORDER BY site, day_first, day_last, key_id",
                "SELECT 'release', * FROM release_rollup ORDER BY release, key_id",
            ]
            for sql in tables {
                let rows = try Row.fetchCursor(database, sql: sql)
                while let row = try rows.next() {
                    hasher.update(row.databaseValues.map { "\($0.storage)" }.joined(separator: "|").utf8)
                    hasher.update([UInt8(ascii: "\n")])
                }
            }
            return hasher.finalize()
        }
    }
}
