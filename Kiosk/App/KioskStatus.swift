import Content
import Foundation
import KioskStorage
import SyncEngine
import Usage

/// How the kiosk is doing, for staff: what `/status` answers and `snowglobe-kiosk status` prints.
struct KioskStatus: Codable, Sendable {
    struct Failure: Codable, Sendable {
        let stage: String
        let code: String
        let sentence: String
        let at: Int64
    }

    /// The release that patients see, as `<version>-<digest8>`.
    let release: String
    /// Whether that is the bundle inside the program.
    let isFactory: Bool
    /// The clinic's name, or nil in factory state.
    let clinic: String?
    /// What content was passed over since the start, and why.
    let faults: [String]
    /// The kiosk's name, or nil before enrolment.
    let name: String?
    /// The server it was enrolled with.
    let server: String?
    /// When a cycle last ended with nothing failed and nothing waiting, in seconds since 1970 UTC.
    let lastCompleteCycle: Int64?
    /// When a cycle last began, in seconds since 1970 UTC.
    let lastAttempt: Int64?
    /// What failed in the last cycle; empty if nothing did.
    let failures: [Failure]
    /// The newest failure of any cycle.
    let lastFailure: Failure?
    /// The stage at which an update stands.
    let stage: String?
    /// Whether an update waits for the screen to be idle.
    let isWaitingForIdleScreen: Bool
    /// How many sealed segments are kept, and how many of them the server holds back.
    let keptSegments: Int
    let heldSegments: Int
    /// `trusted`, `holdover` or `unknown`.
    let clock: String
    /// Free bytes for content.
    let freeBytes: Int64

    init(_ parts: KioskParts) async throws {
        let served = parts.content.served.active
        release = served.name
        isFactory = served.version == .factory
        clinic = served.site.clinic?.name
        faults = await parts.content.faults
        let identity = try await parts.store.identity()
        name = identity?.name
        server = identity?.server
        let position = try await parts.store.position()
        lastCompleteCycle = position.lastComplete
        lastAttempt = position.lastAttempt
        failures = position.failures.map(Failure.init)
        lastFailure = position.lastFailure.map(Failure.init)
        stage = position.pending.first?.stage.rawValue
        isWaitingForIdleScreen = position.isWaitingForIdleScreen
        keptSegments = try await parts.store.keptSegmentIDs().count
        heldSegments = try await parts.store.heldSegmentCount()
        clock = parts.clock.now().state.rawValue
        freeBytes = try await parts.content.freeStorageBytes()
    }

    /// The lines that people read.
    var lines: [(String, String)] {
        var lines = [
            ("Release", isFactory ? "\(release), the factory content" : release),
            ("Clinic", clinic ?? "none yet; pages say \"ask the front desk\""),
            ("Enrolled", name.map { "as \($0) with \(server ?? "-")" } ?? "no; see 'snowglobe-kiosk enroll --help'"),
            ("Last complete cycle", Self.moment(lastCompleteCycle)),
            ("Last attempt", Self.moment(lastAttempt)),
        ]
        if let stage {
            let waits = isWaitingForIdleScreen ? "waiting for the screen to be idle" : "to be continued"
            lines.append(("Update", "at the stage \(stage), \(waits)"))
        }
        if let failure = failures.first {
            lines.append(("Last cycle failed", "\(failure.sentence) (\(failure.stage), \(failure.code))"))
        } else if let lastFailure {
            lines.append(("Newest failure", "\(Self.moment(lastFailure.at)): \(lastFailure.sentence)"))
        }
        lines.append(("Segments", "\(keptSegments) kept, \(heldSegments) held back by the server"))
        lines.append(("Clock", clock))
        lines.append(("Free storage", "\(freeBytes / 1_000_000) MB"))
        lines += faults.map { ("Passed over", $0) }
        return lines
    }

    private static func moment(_ epochSeconds: Int64?) -> String {
        guard let epochSeconds else { return "never" }
        return Date(timeIntervalSince1970: Double(epochSeconds)).formatted(.iso8601)
    }
}

extension KioskStatus.Failure {
    init(_ failure: SyncFailure) {
        self.init(
            stage: failure.stage.rawValue, code: failure.code.rawValue, sentence: failure.sentence,
            at: failure.epochSeconds)
    }
}
