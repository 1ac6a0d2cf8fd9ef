import Foundation
import SystemPackage
import Testing

@testable import Kiosk

@Suite("Starting twice without success")
struct StartGuardTests {
    @Test func `failed starts are counted, and one that succeeds begins anew`() throws {
        let folder = DataFolder(FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())").path)
        try folder.prepare()
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        let starts = StartGuard(folder)
        #expect(try starts.begin() == 0)
        #expect(try starts.begin() == 1)
        #expect(try starts.begin() == StartGuard.failuresMax)
        try starts.succeed()
        #expect(try starts.begin() == 0)
    }

    @Test func `starts that a power loss cut off are no failures, and one after a crash is`() throws {
        let folder = DataFolder(FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())").path)
        try folder.prepare()
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        for boot in 1...5 {
            #expect(try StartGuard(folder, bootID: "boot-\(boot)").begin() == 0)
        }
        #expect(try StartGuard(folder, bootID: "boot-5").begin() == 1)
    }

    @Test(arguments: ["", "2", "boot-1", "boot-1 two", String(repeating: "2", count: 1_000)])
    func `a note that makes no sense counts as none`(note: String) throws {
        let folder = DataFolder(FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID())").path)
        try folder.prepare()
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        try Data(note.utf8).write(to: URL(filePath: folder.starts.string))
        #expect(try StartGuard(folder, bootID: "boot-1").begin() == 0)
    }

    @Test func `a second process does not get the folder`() throws {
        let folder = DataFolder(FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID())").path)
        try folder.prepare()
        defer { try? FileManager.default.removeItem(atPath: folder.path.string) }  // A leftover harms nobody.
        let lock = try folder.lock()
        #expect(throws: PlainError.self) { try folder.lock() }
        try lock.close()
        try folder.lock().close()
    }
}
