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
