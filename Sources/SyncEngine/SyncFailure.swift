public import Logging

/// Why a part of a cycle did not succeed, in a form that is stored and shown.
public struct SyncFailure: Codable, Equatable, Sendable {
    /// The stage that failed.
    public let stage: SyncStage
    /// The short code that is counted under `sync.result`.
    public let code: SyncResultCode
    /// One plain sentence for staff.
    public let sentence: String
    /// When it happened, in seconds since 1970 UTC.
    public let epochSeconds: Int64

    private let level: String
    /// What somebody can do about it, or nil.
    public let hint: String?
    /// Whether it may pass by itself.
    public let isTransient: Bool

    /// Describes `error` in `stage` at a time.
    public init(_ error: SyncError, in stage: SyncStage, at epochSeconds: Int64) {
        self.stage = stage
        code = error.code
        sentence = error.sentence
        self.epochSeconds = epochSeconds
        hint = error.hint
        isTransient = error.isTransient
        level = error.logLevel.rawValue
    }

    /// How loud the log is.
    public var logLevel: Logger.Level { Logger.Level(rawValue: level) ?? .error }
}
