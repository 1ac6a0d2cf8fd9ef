import FoundationEssentials
import GRDB
public import SyncEngine
public import SyncProtocol
public import Usage

extension KioskStore: UsageLedger {
    /// The ids of all sealed segments that are kept, oldest first.
    public func keptSegmentIDs() async throws -> [SegmentID] {
        try await readStats { database in
            try Data.fetchAll(database, sql: "SELECT id FROM segment ORDER BY ordinal")
                .map { try self.id($0, column: "segment.id") }
        }
    }

    /// The ordinals of the segments that some reconciliation found, and the ids of those that none has found yet.
    public func segmentConfirmations() async throws -> (settled: ClosedRange<Int>?, fresh: [SegmentID]) {
        let standings = try await standings()
        let kept = try await readStats { database in
            try Row.fetchAll(database, sql: "SELECT id, ordinal FROM segment ORDER BY ordinal").map { row in
                (id: try self.id(row["id"], column: "segment.id") as SegmentID, ordinal: row["ordinal"] as Int)
            }
        }
        let settled = kept.filter { standings[$0.id]?.firstConfirmedAt != nil }
        let fresh = kept.filter { standings[$0.id]?.firstConfirmedAt == nil }.map(\.id)
        guard let first = settled.first, let last = settled.last else { return (nil, fresh) }
        return (first.ordinal...last.ordinal, fresh)
    }

    /// The signed segments of those ids that are still kept, in the order asked.
    public func signedSegments(_ ids: [SegmentID]) async throws -> [SignedSegment] {
        try await readStats { database in
            let select = try database.cachedStatement(sql: "SELECT bytes, signature FROM segment WHERE id = ?")
            return try ids.compactMap { id in
                try Row.fetchOne(select, arguments: [Data(id.bytes)]).map(self.signedSegment)
            }
        }
    }

    /// Records what one reconciliation found, then prunes what is old enough and confirmed.
    ///
    /// The two files are changed one after the other; a crash in between only leaves records of segments that are gone,
    /// and the next reconciliation removes those.
    public func recordReconciliation(
        offered: [SegmentID], missing: Set<SegmentID>, at epochSeconds: Int64
    ) async throws {
        try await forEngine { try await self.recordConfirmations(offered: offered, missing: missing, at: epochSeconds) }
        try await forEngine { try await self.prune(at: epochSeconds) }
    }

    private func recordConfirmations(
        offered: [SegmentID], missing: Set<SegmentID>, at epochSeconds: Int64
    ) async throws {
        try await writeKiosk { database in
            let confirm = try database.cachedStatement(
                sql: """
                    INSERT INTO segment_standing (id, first_confirmed_at, last_confirmed_at) VALUES (?1, ?2, ?2)
                    ON CONFLICT DO UPDATE SET first_confirmed_at = min(coalesce(first_confirmed_at, ?2), ?2),
                    last_confirmed_at = max(coalesce(last_confirmed_at, ?2), ?2)
                    """)
            let forget = try database.cachedStatement(
                sql: "UPDATE segment_standing SET first_confirmed_at = NULL, last_confirmed_at = NULL WHERE id = ?")
            for id in offered {
                if missing.contains(id) {
                    try forget.execute(arguments: [Data(id.bytes)])
                } else {
                    try confirm.execute(arguments: [Data(id.bytes), epochSeconds])
                }
            }
        }
    }

    /// Records what the server said of uploaded segments; none is deleted for it.
    public func record(_ verdicts: [SegmentVerdict]) async throws {
        try await forEngine { try await self.keep(verdicts) }
    }

    private func keep(_ verdicts: [SegmentVerdict]) async throws {
        try await writeKiosk { database in
            let put = try database.cachedStatement(
                sql: """
                    INSERT INTO segment_standing (id, verdict, reason) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason
                    """)
            for verdict in verdicts {
                try put.execute(arguments: [Data(verdict.id.bytes), verdict.verdict.rawValue, verdict.reason])
            }
        }
    }

    /// Counts one attempt under `sync.result`.
    public func countSyncResult(_ result: SyncResultCode) async throws {
        let key = try CounterKey.syncResult(code: result.rawValue)
        try await forEngine { try await self.countOperations([key: 1]) }
    }

    /// The class O counters of the days kept, oldest first.
    public func operationsDays() async throws -> [OperationsDay] {
        try await readStats { try self.operations($0) }
    }

    /// How many kept segments the server holds back or cannot read yet.
    public func heldSegmentCount() async throws -> Int {
        let kept = Set(try await keptSegmentIDs())
        return try await standings().count { kept.contains($0.key) && $0.value.isHeld }
    }

    /// What is known of every kept segment, oldest first, for the status page and the `stats` command.
    public func segmentStandings() async throws -> [SegmentStanding] {
        let standings = try await standings()
        return try await keptSegmentIDs().map { standings[$0] ?? SegmentStanding(id: $0) }
    }

    private func standings() async throws -> [SegmentID: SegmentStanding] {
        try await readKiosk { database in
            var standings: [SegmentID: SegmentStanding] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT * FROM segment_standing") {
                let id: SegmentID = try self.id(row["id"], column: "segment_standing.id")
                let verdict: String? = row["verdict"]
                standings[id] = SegmentStanding(
                    id: id, firstConfirmedAt: row["first_confirmed_at"], lastConfirmedAt: row["last_confirmed_at"],
                    verdict: verdict.flatMap(SegmentVerdict.Verdict.init(rawValue:)), reason: row["reason"])
            }
            return standings
        }
    }

    private func prune(at epochSeconds: Int64) async throws {
        let today = ServiceDay(containing: epochSeconds, in: .utc)
        let standings = try await standings()
        let kept = try await writeStats { database in
            try self.pruneOperations(before: today.advanced(by: -PrivacyRules.keepDays), database)
            let remove = try database.cachedStatement(sql: "DELETE FROM segment WHERE id = ?")
            var kept: Set<SegmentID> = []
            for row in try Row.fetchAll(database, sql: "SELECT id, sealed_day, bytes, signature FROM segment") {
                let id: SegmentID = try self.id(row["id"], column: "segment.id")
                let standing = standings[id] ?? SegmentStanding(id: id)
                let day = try self.ageDay(row, standing)
                if let day, standing.isConfirmedTwice, day.advanced(by: PrivacyRules.keepDays) < today {
                    try remove.execute(arguments: [Data(id.bytes)])
                } else {
                    kept.insert(id)
                }
            }
            return kept
        }
        let gone = standings.keys.filter { !kept.contains($0) }
        guard !gone.isEmpty else { return }
        try await writeKiosk { database in
            let remove = try database.cachedStatement(sql: "DELETE FROM segment_standing WHERE id = ?")
            for id in gone { try remove.execute(arguments: [Data(id.bytes)]) }
        }
    }

    /// The day that a segment's keeping time starts: its last day, else the day it was sealed, else first confirmed.
    private func ageDay(_ row: Row, _ standing: SegmentStanding) throws -> ServiceDay? {
        let sealed: Int? = row["sealed_day"]
        let confirmed = standing.firstConfirmedAt.map { ServiceDay(containing: $0, in: .utc) }
        let fallback = try sealed.map { try day($0, column: "segment.sealed_day") } ?? confirmed
        return try signedSegment(row).segment().header.interval.days?.upperBound ?? fallback
    }
}
