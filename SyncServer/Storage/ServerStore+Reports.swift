internal import GRDB
public import Usage

extension ServerStore {
    /// Every released number by site, interval, release and counter, summed over kiosks: what an export holds.
    public func releasedCells() async throws -> [ReleasedCell] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT site, day_first, day_last, fact.class, release, key, sum(count) AS count
                    FROM fact JOIN counter_key USING (key_id)
                    GROUP BY site, day_first, day_last, fact.class, release, key
                    ORDER BY site, day_first, day_last, fact.class, key, release
                    """)
            return try rows.map { try Self.makeCell($0, release: $0["release"]) }
        }
    }

    /// Released numbers of one site, or of all, by interval and counter: what a page shows.
    public func releasedCells(ofSite site: String?) async throws -> [ReleasedCell] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT site, day_first, day_last, class, key, count
                    FROM site_rollup JOIN counter_key USING (key_id)
                    WHERE ?1 IS NULL OR site = ?1
                    ORDER BY site, day_first, day_last, class, key
                    """,
                arguments: [site])
            return try rows.map { try Self.makeCell($0, release: "") }
        }
    }

    /// Released numbers of all sites and days together, by release and counter.
    public func releaseTotals() async throws -> [String: [CounterKey: Int]] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT release, key, sum(count) AS count FROM release_rollup JOIN counter_key USING (key_id)
                    GROUP BY release, key
                    """)
            var totals: [String: [CounterKey: Int]] = [:]
            for row in rows {
                totals[row["release"], default: [:]][try Self.makeKey(row["key"])] = row["count"]
            }
            return totals
        }
    }

    /// The sites that kiosks belong to or have numbers for, in order.
    public func sites() async throws -> [String] {
        try await read { database in
            try String.fetchAll(
                database, sql: "SELECT site FROM kiosk UNION SELECT site FROM site_rollup ORDER BY site")
        }
    }

    /// When the newest segment came in, or nil before the first.
    public func newestSegmentAtEpochSeconds() async throws -> Int? {
        try await read { try Int.fetchOne($0, sql: "SELECT max(received_at) FROM segment") }
    }

    private static func makeCell(_ row: Row, release: String) throws -> ReleasedCell {
        let classLetter: String = row["class"]
        guard let usageClass = UsageClass(letter: classLetter) else {
            throw ServerStoreError.malformedRow(table: "fact")
        }
        return ReleasedCell(
            site: row["site"], days: try makeDays(first: row["day_first"], last: row["day_last"]),
            usageClass: usageClass, release: release, key: try makeKey(row["key"]), count: row["count"])
    }

    private static func makeDays(first: Int, last: Int) throws -> ClosedRange<ServiceDay>? {
        guard first != undatedDay else { return nil }
        guard let first = ServiceDay(number: first), let last = ServiceDay(number: last), first <= last else {
            throw ServerStoreError.malformedRow(table: "fact")
        }
        return first...last
    }

    static func makeKey(_ text: String) throws -> CounterKey {
        do {
            return try CounterKey(text: text)
        } catch {
            throw ServerStoreError.malformedRow(table: "counter_key")
        }
    }
}
