import FoundationEssentials
import GRDB
import KioskStorage
import TestSupport
import Testing
import Usage

@Suite("Opening the kiosk's databases")
struct OpeningTests {
    private let bench: StoreBench

    init() throws {
        bench = try StoreBench()
    }

    private func path(_ file: DatabaseFile) -> String { "\(bench.folder.path)/\(file.name)" }

    private func bytes(_ file: DatabaseFile) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(file))))
    }

    private func fault() -> KioskStorageError? {
        do {
            _ = try bench.open()
            return nil
        } catch {
            return error as? KioskStorageError
        }
    }

    @Test("a database of a newer program is refused and left as it is", arguments: DatabaseFile.allCases)
    func future(file: DatabaseFile) throws {
        try bench.open().close()
        try bench.execute("INSERT INTO grdb_migrations VALUES ('99 from the future')", in: file)
        let before = try bytes(file)
        #expect(fault() == .fromTheFuture(file))
        #expect(try bytes(file) == before)
    }

    @Test("a file that is no database is refused and kept", arguments: DatabaseFile.allCases)
    func noDatabase(file: DatabaseFile) throws {
        try bench.open().close()
        let noise = Array(repeating: UInt8(0x5a), count: 4_096)
        try Data(noise).write(to: URL(filePath: path(file)))
        #expect(fault() == .damaged(file, code: 26))
        #expect(try bytes(file) == noise)
    }

    @Test("a damaged page is found at the start, and the file is kept")
    func damaged() async throws {
        let store = try bench.open()
        try await bench.addVisits(3, to: store)
        try store.close()
        var changed = try bytes(.stats)
        for offset in 4_096..<changed.count { changed[offset] = 0xff }
        try Data(changed).write(to: URL(filePath: path(.stats)))
        guard case .damaged(.stats, _) = fault() else {
            Issue.record("opened a damaged file: \(String(describing: fault()))")
            return
        }
        #expect(try bytes(.stats) == changed)
    }

    @Test("a folder that is not there is refused")
    func noFolder() throws {
        #expect(throws: KioskStorageError.cannotOpen(.stats, code: 14)) {
            try KioskStore(folder: bench.folder.path + "/nowhere", today: { nil }).open()
        }
    }

    @Test("a value that this program did not write is refused by its column")
    func strangeValue() async throws {
        let store = try bench.open()
        try await bench.addVisits(1, to: store)
        try bench.execute("UPDATE accumulation SET release_digest = x'00'")
        await #expect(throws: KioskStorageError.unreadableValue(.stats, column: "release_digest")) {
            try await bench.addVisits(1, to: store)
        }
    }

    @Test("every sentence names the file and what to do")
    func sentences() {
        let faults: [KioskStorageError] = [
            .cannotOpen(.stats, code: 14), .fromTheFuture(.kiosk), .damaged(.stats, code: 11),
            .damaged(.kiosk, code: 11),
            .unsafeSetting(.stats, setting: "synchronous", found: "1"), .diskFull(.stats), .busy(.kiosk),
            .database(.stats, code: 1), .unreadableValue(.kiosk, column: "identity"),
        ]
        for fault in faults {
            #expect(fault.sentence.contains(".db"), "\(fault)")
            #expect(fault.sentence.hasSuffix("."), "\(fault)")
        }
    }

    @Test("a store of the first schema still opens with its counts")
    func fixture() async throws {
        let folder = String(#filePath.dropLast("KioskStorageTests/OpeningTests.swift".count)) + "Fixtures/kiosk-db/"
        for file in DatabaseFile.allCases {
            let name = file == .stats ? "stats-1.db" : "kiosk-1.db"
            try FileManager.default.copyItem(atPath: folder + name, toPath: path(file))
        }
        let store = try bench.open()
        #expect(try bench.open(.visitCount) == 4)
        #expect(try await store.keptSegmentIDs().count == 1)
        #expect(try await store.identity() == (try StoreBench.identity()))
        #expect(try await store.storedFloorSeconds() == 1_795_000_000)
    }
}
