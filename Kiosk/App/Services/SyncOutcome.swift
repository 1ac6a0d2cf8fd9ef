import Foundation
import SyncEngine

/// What one cycle did, as `POST /sync` answers and `snowglobe-kiosk sync` prints.
struct SyncOutcome: Codable, Sendable {
    struct Failure: Codable, Sendable {
        let stage: String
        let code: String
        let sentence: String
        let hint: String?
    }

    /// Whether nothing failed and nothing waits.
    let isComplete: Bool
    /// Whether an update waits for the screen to be idle.
    let isWaitingForIdleScreen: Bool
    /// Segments sent, and those that the server now holds.
    let sentSegments: Int
    let acceptedSegments: Int
    /// Bytes of packages downloaded.
    let downloadedBytes: Int
    /// Content that became active, as `<version>-<digest8>`.
    let activated: [String]
    /// What failed, in the order of the stages.
    let failures: [Failure]

    init(_ report: SyncReport) {
        isComplete = report.isComplete
        isWaitingForIdleScreen = report.isWaitingForIdleScreen
        sentSegments = report.sentSegmentCount
        acceptedSegments = report.acceptedSegmentCount
        downloadedBytes = report.downloadedByteCount
        activated = report.activated.map(\.description)
        failures = report.failures.map {
            Failure(stage: $0.stage.rawValue, code: $0.code.rawValue, sentence: $0.sentence, hint: $0.hint)
        }
    }

    /// The body of an answer.
    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// The lines that people read; `place` is where segments are now.
    func lines(over place: String = "the server") -> [String] {
        var lines = [
            "Segments sent: \(sentSegments), now on \(place): \(acceptedSegments).",
            "Bytes of content downloaded: \(downloadedBytes).",
        ]
        lines += activated.map { "Now active: \($0)." }
        if isWaitingForIdleScreen { lines.append("An update is waiting for the screen to be idle.") }
        if isComplete { lines.append("The sync is complete.") }
        return lines
    }
}
