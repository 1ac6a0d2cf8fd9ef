import KioskStorage
import ServiceLifecycle

/// What runs beside the pages: the databases are opened, then house is kept and the server is synced with.
///
/// Pages need none of it, so they are served before the databases are open. If those cannot be opened the program
/// ends, with the sentence that says what to do.
struct BackgroundService: Service {
    let parts: KioskParts
    /// Those that count and sync; each runs until the program shuts down.
    let services: [any Service]

    func run() async throws {
        try await parts.openStore()
        _ = try await parts.store.beginRun(bootID: Boot.id())
        try await parts.content.settle()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { try await service.run() } }
            try await group.waitForAll()
        }
        try await parts.store.endRun()
    }
}

/// Told in one word: whoever logs a service would otherwise write out, at each start, all that the kiosk holds.
extension BackgroundService: CustomStringConvertible {
    var description: String { "background" }
}
