import FoundationEssentials
import GRDB
import KioskStorage
import SyncEngine
import TestSupport
import Testing
import Usage

@Suite("What the disk holds of a visit")
struct PrivacyOnDiskTests {
    private let bench: StoreBench

    init() throws {
        bench = try StoreBench()
    }

    /// A store with a life behind it.
    private func livedIn() async throws -> KioskStore {
        let store = try await bench.openEnrolled()
        _ = try await store.beginRun(bootID: "boot-1")
        try await bench.addVisits(14, to: store)
        _ = try await bench.seal(store, before: 1)
        try await bench.addVisits(4, to: store, on: 1)
        try await store.countSyncResult(.ok)
        try await store.countOperations([.upMinutes(hour: 9): 60])
        try await store.setStorageFree(bytes: 10)
        return store
    }

    @Test("stats.db has the columns of the schema document and no others")
    func columns() async throws {
        _ = try await livedIn()
        let expected: [String: Set<String>] = [
            "book": [
                "id", "install_id", "next_ordinal", "tally_day", "tally_day_visits", "tally_days_up",
                "tally_boot_visits",
            ],
            "boot": ["id", "boot_id", "stopped"],
            "accumulation": [
                "class", "bucket", "open_id", "cohort", "is_mixed", "release_version", "release_digest", "day_first",
                "day_last", "undated_reason",
            ],
            "cell": ["class", "bucket", "key", "visits"],
            "sealed_through": ["class", "day"],
            "segment": ["id", "ordinal", "sealed_day", "bytes", "signature"],
            "operation": ["day", "key", "value"],
            "grdb_migrations": ["identifier"],
        ]
        let tables = try bench.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map { $0["name"] as String }
        #expect(Set(tables) == Set(expected.keys))
        for table in tables {
            let columns = try bench.rows("SELECT name FROM pragma_table_info('\(table)')").map { $0["name"] as String }
            #expect(Set(columns) == expected[table], "\(table)")
        }
    }

    @Test("no value in stats.db is a time finer than a day")
    func values() async throws {
        _ = try await livedIn()
        for table in try bench.rows("SELECT name FROM sqlite_master WHERE type = 'table'") {
            for row in try bench.rows("SELECT * FROM \(table["name"] as String)") {
                for (column, value) in row {
                    // Days since 1970 have five digits; seconds and anything finer have nine or more.
                    if let number = Int64.fromDatabaseValue(value), value.storage.value is Int64 {
                        #expect(number < 1_000_000, "\(column) = \(number)")
                    }
                    if let text = value.storage.value as? String {
                        #expect(
                            !text.contains(":") && !text.contains("T0") && !text.contains("T1"), "\(column) = \(text)")
                    }
                    #expect(!(value.storage.value is Double), "\(column)")
                }
            }
        }
    }

    @Test("tables are STRICT, counter tables have no row ids and nothing numbers itself")
    func strictness() async throws {
        _ = try await livedIn()
        for row in try bench.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'") {
            let name: String = row["name"]
            let sql: String = row["sql"]
            #expect(!sql.uppercased().contains("AUTOINCREMENT"))
            guard name != "grdb_migrations" else { continue }
            #expect(sql.contains("STRICT"), "\(name)")
            if !["book", "boot"].contains(name) { #expect(sql.contains("WITHOUT ROWID"), "\(name)") }
        }
        #expect(try bench.rows("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_sequence%'").isEmpty)
    }

    @Test("the order of visits leaves no trace: two orders give the same rows")
    func order() async throws {
        let other = try StoreBench()
        let one = try StoreBench.visit()
        let two = Visit(startedAt: .zero, vocabulary: try StoreBench.vocabulary()).statements(
            endedBy: .idle, at: .seconds(9))
        for (bench, visits) in [(bench, [one, two, two]), (other, [two, one, two])] {
            let store = try bench.open()
            for visit in visits {
                _ = try await store.addVisit(visit, on: .dated(try bench.day()), of: StoreBench.release)
            }
            try store.close()
        }
        for table in ["book", "accumulation", "cell"] {
            let rows = "SELECT * FROM \(table)"
            #expect(try bench.rows(rows) == other.rows(rows), "\(table)")
        }
    }

    @Test("a canary in a visit that was refused is in none of the files")
    func canary() async throws {
        let store = try await livedIn()
        let canary = "zebrafinch"
        let vocabulary = try StoreBench.vocabulary()
        let body = Array(#"{"event":"explainer.open","explainer":"\#(canary)"}"#.utf8)
        #expect(throws: UsageError.unknownExplainer(canary)) { try UsageEvent(json: body, vocabulary: vocabulary) }
        try await bench.addVisits(1, to: store, on: 1)
        #expect(try !contains(canary))
    }

    @Test("what was sealed away and pruned is overwritten in the file")
    func overwritten() async throws {
        let store = try await bench.openEnrolled()
        let canary = "explainer-that-is-rare"
        let statement = try VisitStatement(CounterKey(.explainerOpen, [canary]), usageClass: .content)
        let visit = try StoreBench.visit().union([statement])
        _ = try await store.addVisit(visit, on: .dated(try bench.day()), of: StoreBench.release)
        #expect(try contains(canary))
        try await store.destroyRemainders()
        #expect(try !contains(canary))
    }

    @Test("no journal or log stays beside the files")
    func journals() async throws {
        _ = try await livedIn()
        let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()
        #expect(names == ["kiosk.db", "stats.db"])
        #expect(try bench.rows("PRAGMA journal_mode").first?[0] == "delete")
    }

    private func contains(_ text: String) throws -> Bool {
        let needle = Array(text.utf8)
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) {
            let data = try Data(contentsOf: URL(filePath: "\(bench.folder.path)/\(name)"))
            if Array(data).firstRange(of: needle) != nil { return true }
        }
        return false
    }
}
