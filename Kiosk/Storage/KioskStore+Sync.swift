import Bytes
import FoundationEssentials
import GRDB
public import SyncEngine
import SyncProtocol
import Usage

extension KioskStore: SyncPositionStoring {
    /// The stored position, or the initial one if none was stored or the stored form cannot be read.
    public func position() async throws -> SyncPosition {
        let json = try await readKiosk { try String.fetchOne($0, sql: "SELECT json FROM sync_position") }
        guard let json else { return .initial }
        // A form that cannot be read counts as none: the next cycle starts from the beginning and loses nothing.
        return (try? JSONDecoder().decode(SyncPosition.self, from: Data(json.utf8))) ?? .initial
    }

    /// Replaces the stored position.
    public func store(_ position: SyncPosition) async throws {
        let json = String(decoding: try JSONEncoder().encode(position), as: UTF8.self)
        try await forEngine {
            try await self.writeKiosk { database in
                let put = try database.cachedStatement(sql: "INSERT OR REPLACE INTO sync_position VALUES (1, ?)")
                try put.execute(arguments: [json])
            }
        }
    }

    /// Room that a small change needs, for the engine's report of a full disk.
    private static let changeBytes: Int64 = 64 * 1_024

    /// Gives a full disk the name that the engine knows it by; other errors stay.
    func forEngine(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch KioskStorageError.diskFull {
            throw SyncError.storageFull(neededBytes: Self.changeBytes)
        }
    }
}

extension KioskStore {
    /// Who the kiosk is, or nil before enrolment.
    public func identity() async throws -> KioskIdentity? {
        try await readKiosk { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM identity") else { return nil }
            guard let site = SiteName(row["site"]), let kioskID = KioskID(hex: Hex.encode(row["kiosk_id"] as Data))
            else {
                throw KioskStorageError.unreadableValue(.kiosk, column: "identity")
            }
            return KioskIdentity(
                kioskID: kioskID, name: row["name"], site: site, server: row["server"], enrolledAt: row["enrolled_at"])
        }
    }

    /// Keeps who the kiosk is; a second enrolment replaces the first.
    public func save(_ identity: KioskIdentity) async throws {
        try await writeKiosk { database in
            let put = try database.cachedStatement(sql: "INSERT OR REPLACE INTO identity VALUES (1, ?, ?, ?, ?, ?)")
            try put.execute(
                arguments: [
                    Data(identity.kioskID.bytes), identity.name, identity.site.text, identity.server,
                    identity.enrolledAt,
                ])
        }
    }

    /// The clock's floor that was stored last, in seconds since 1970 UTC; 0 if none was.
    public func storedFloorSeconds() async throws -> Int64 {
        try await readKiosk { try Int64.fetchOne($0, sql: "SELECT floor FROM clock") ?? 0 }
    }

    /// Keeps the clock's floor; a lower one than stored changes nothing.
    public func saveFloor(epochSeconds: Int64) async throws {
        try await writeKiosk { database in
            let put = try database.cachedStatement(
                sql: "INSERT INTO clock VALUES (1, ?) ON CONFLICT DO UPDATE SET floor = max(floor, excluded.floor)")
            try put.execute(arguments: [epochSeconds])
        }
    }
}
