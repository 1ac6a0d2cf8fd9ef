public import Bytes
internal import FoundationEssentials
internal import GRDB
public import Usage

extension ServerStore {
    /// Takes a batch in one transaction: segments, facts and roll-ups together, on the disk when this returns.
    ///
    /// A segment that is there already changes nothing and gets the same answer, so a batch can be repeated at any
    /// time. `vocabularies` are the key tables known, by digest of their manifest.
    public func insert(
        _ batch: SegmentBatch, vocabularies: [SHA256Digest: UsageVocabulary], atEpochSeconds now: Int
    ) async throws -> [(id: SegmentID, outcome: SegmentOutcome)] {
        try await write { database in
            let intake = SegmentIntake(database: database, vocabularies: vocabularies, now: now)
            return try batch.segments.map { ($0.id, try intake.take($0)) }
        }
    }

    /// Compares what a kiosk keeps with what is stored here.
    public func reconcile(_ ids: [SegmentID]) async throws -> Reconciliation {
        try await read { database in
            let stored = try database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM segment WHERE segment_id = ?)")
            let held = try database.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM quarantine WHERE segment_id = ?)")
            let missing = try ids.filter { try Bool.fetchOne(stored, arguments: [$0.bytes.blob]) != true }
            let isComplete = try missing.allSatisfy { try Bool.fetchOne(held, arguments: [$0.bytes.blob]) == true }
            return Reconciliation(missing: missing, isComplete: isComplete)
        }
    }

    /// Every segment in quarantine, newest first: for the page that staff look at.
    public func quarantined() async throws -> [QuarantinedSegment] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT segment_id, quarantine.kiosk_id, name, reason, received_at
                    FROM quarantine LEFT JOIN kiosk USING (kiosk_id) ORDER BY received_at DESC, segment_id LIMIT 200
                    """)
            return try rows.map { row in
                QuarantinedSegment(
                    id: try Self.makeID(row["segment_id"], table: "quarantine"), kioskName: row["name"],
                    reasonCode: row["reason"],
                    receivedAtEpochSeconds: row["received_at"])
            }
        }
    }

    /// How many segments of each kiosk are stored.
    public func segmentCounts() async throws -> [KioskID: Int] {
        try await read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT kiosk_id, count(*) AS count FROM segment GROUP BY kiosk_id")
            var counts: [KioskID: Int] = [:]
            for row in rows { counts[try Self.makeID(row["kiosk_id"], table: "segment")] = row["count"] }
            return counts
        }
    }
}
