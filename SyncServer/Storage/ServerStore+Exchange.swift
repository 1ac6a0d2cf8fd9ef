internal import Bytes
internal import FoundationEssentials
internal import GRDB
public import Usage

/// What the one request of a cycle is compared with.
extension ServerStore {
    /// The ids of the stored segments of one installation of a kiosk whose ordinals are in a range.
    public func segmentIDs(
        of id: KioskID, installID: InstallID, ordinals: ClosedRange<Int>
    ) async throws -> [SegmentID] {
        try await read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT segment_id FROM segment
                    WHERE kiosk_id = ? AND install_id = ? AND ordinal BETWEEN ? AND ?
                    """,
                arguments: [id.bytes.blob, installID.bytes.blob, ordinals.lowerBound, ordinals.upperBound]
            ).map { try Self.makeID($0, table: "segment") }
        }
    }

    /// The class O counters of a kiosk for the days from `first` on and before `end`, and those without a day if asked
    /// for; no days at all without `first`.
    public func operations(
        of id: KioskID, from first: ServiceDay?, before end: ServiceDay?, includesUndated: Bool
    ) async throws -> [ReceivedStatus.Counter] {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT service_day, key, count FROM operation
                    WHERE kiosk_id = ?1
                        AND ((service_day >= ?2 AND service_day < ?3) OR (?4 AND service_day = ?5))
                    """,
                arguments: [
                    id.bytes.blob, first?.number ?? Int.max, end?.number ?? Int.max, includesUndated, Self.undatedDay,
                ])
            return rows.map { row in
                ReceivedStatus.Counter(
                    day: ServiceDay(number: row["service_day"]), name: row["key"], value: row["count"])
            }
        }
    }
}
