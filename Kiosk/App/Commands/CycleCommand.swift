import Foundation
import KioskStorage
import SyncEngine
import SystemPackage

/// What `sync` and `usb` share: a cycle asked of the running kiosk, or run alone, and what is said of it.
enum CycleCommand {
    /// Lets the running kiosk do it by a POST to `path`, which may take `seconds` longer than a sync under way; if none runs,
    /// `alone` does it.
    static func run(
        _ configuration: KioskConfiguration, path: String, seconds: Int64,
        alone cycle: (SyncConnection, KioskParts) async throws -> SyncReport
    ) async throws -> SyncOutcome {
        let folder = DataFolder(configuration.dataDirectory)
        guard let running = await RunningKiosk.find(in: folder) else {
            return try await alone(configuration, folder, cycle)
        }
        let answer = try await running.send("POST", path, seconds: Int64(SyncService.busySecondsMax) + seconds)
        return try JSONDecoder().decode(SyncOutcome.self, from: answer)
    }

    private static func alone(
        _ configuration: KioskConfiguration, _ folder: DataFolder,
        _ cycle: (SyncConnection, KioskParts) async throws -> SyncReport
    ) async throws -> SyncOutcome {
        try folder.prepare()
        let lock = try folder.lock()
        defer { try? lock.close() }  // The process ends; the system would release it too.
        let parts = try await KioskParts.open(configuration)
        guard let connection = try await SyncConnection.open(parts) else { throw PlainError(SyncError.notEnrolled) }
        let result: Result<SyncReport, any Error>
        do {
            result = .success(try await cycle(connection, parts))
        } catch let error as SyncError {
            result = .failure(PlainError(error))
        }
        await connection.close()
        try await parts.store.saveFloor(epochSeconds: parts.clock.now().floorSeconds)
        return SyncOutcome(try result.get())
    }
}

extension SyncOutcome {
    /// Prints it, as JSON or for people, and throws the first failure, if there is one.
    func tell(asJSON: Bool, over place: String = "the server") throws {
        if asJSON {
            print(String(decoding: try json(), as: UTF8.self))
        } else {
            for line in lines(over: place) { print(line) }
        }
        if let failure = failures.first { throw PlainError(failure.sentence, hint: failure.hint) }
    }
}
