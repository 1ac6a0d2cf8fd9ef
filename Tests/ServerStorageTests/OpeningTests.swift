import FoundationEssentials
import GRDB
import ServerStorage
import TestSupport
import Testing

@Suite("Opening the server's database")
struct OpeningTests {
    @Test func `a database of a later version is refused and left as it was`() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/server.db"
        try ServerStore.open(atPath: path).close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01-moon')") }
        try queue.close()
        #expect(throws: ServerStoreError.fromTheFuture(path: path, unknownMigrations: ["2031-01-moon"])) {
            try ServerStore.open(atPath: path)
        }
    }

    @Test func `a file that is no database is refused`() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/server.db"
        try Data(repeating: 0x5a, count: 8_192).write(to: URL(filePath: path))
        #expect(throws: ServerStoreError.corrupt(path: path)) { try ServerStore.open(atPath: path) }
    }

    @Test func `a database with damaged pages is refused`() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/server.db"
        try ServerStore.open(atPath: path).close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        try #require(bytes.count > 16_384)
        for offset in 4_096..<12_288 { bytes[offset] = 0xff }
        try bytes.write(to: URL(filePath: path))
        #expect(throws: ServerStoreError.corrupt(path: path)) { try ServerStore.open(atPath: path) }
    }

    @Test func `a folder that is not there is named`() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/nowhere/server.db"
        #expect(throws: ServerStoreError.cannotOpen(path: path, sqliteCode: 14)) { try ServerStore.open(atPath: path) }
    }

    @Test func `opening twice in a row keeps every table`() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/server.db"
        try ServerStore.open(atPath: path).close()
        let store = try ServerStore.open(atPath: path)
        #expect(try await store.kiosks().isEmpty)
        #expect(try await store.hasAccounts() == false)
    }
}
