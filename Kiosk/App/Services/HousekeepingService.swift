import Bytes
import ContentStorage
import KioskStorage
import Logging
import ServiceLifecycle
import SyncEngine
import Usage

/// What the kiosk does every minute: counts its own operation, ends capped visits, returns from a release that
/// the screen does not show, seals at the end of a service day, and keeps the clock's floor.
struct HousekeepingService: Service {
    let parts: KioskParts
    /// The kiosk's own key, or nil before enrolment: nothing is sealed without it.
    let signingKey: @Sendable () throws -> SigningKey?

    func run() async throws {
        // Being cancelled is the only way out, and no fault.
        try? await cancelWhenGracefulShutdown { try await keepHouse() }
    }

    private func keepHouse() async throws {
        var minute = 0
        var wasUnknown = true
        while true {
            try Task.checkCancellation()
            let today = parts.calendar.today()
            if wasUnknown, let today {
                await keeping("relabel") {
                    try await parts.store.relabelBoot(from: parts.calendar.bootDay(), through: today)
                }
            }
            wasUnknown = today == nil
            await round(minute)
            minute += 1
            try await Task.sleep(for: .seconds(60), tolerance: .seconds(1), clock: .continuous)
        }
    }

    /// One round; each part is tried whatever became of the others.
    func round(_ minute: Int) async {
        await parts.recorder.tick()
        await keeping("screen") { try await parts.content.returnFromBlankScreen() }
        let release = parts.content.served.active
        await keeping("seal") {
            guard let key = try signingKey() else { return }
            let sealed = try await parts.store.seal(
                before: parts.calendar.today(), zone: parts.calendar.rule.name,
                vocabulary: parts.recorder.vocabulary(of: release), key: key)
            if !sealed.isEmpty { parts.logger.info("Sealed", metadata: ["segments": "\(sealed.count)"]) }
        }
        if minute > 0 {
            await keeping("operations") {
                try await parts.store.countOperations([
                    .upMinutes(hour: parts.calendar.hour()): 1,
                    .releaseMinutes(parts.recorder.vocabulary(of: release).release): 1,
                    .clockMinutes(parts.clock.now().state): 1,
                ])
            }
        }
        if minute.isMultiple(of: 10) {
            await keeping("storage") {
                try await parts.store.setStorageFree(bytes: parts.content.freeStorageBytes())
            }
            await keeping("floor") { try await parts.store.saveFloor(epochSeconds: parts.clock.now().floorSeconds) }
        }
    }

    private func keeping(_ what: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            guard !Task.isCancelled else { return }  // The program stops; nothing is at fault.
            parts.logger.error("Housekeeping failed", metadata: ["part": "\(what)", "reason": "\(error)"])
        }
    }
}
