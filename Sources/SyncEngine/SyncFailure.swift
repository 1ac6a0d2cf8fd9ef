/// Why a part of a cycle did not succeed, in a form that is stored and shown.
public struct SyncFailure: Codable, Equatable, Sendable {
    /// The stage that failed.
    public let stage: SyncStage
    /// The short code that is counted under `sync.result`.
    public let code: String
    /// One plain sentence for staff.
    public let sentence: String
    /// When it happened, in seconds since 1970 UTC.
    public let epochSeconds: Int64

    /// Describes `error` in `stage` at a time.
    public init(_ error: SyncError, in stage: SyncStage, at epochSeconds: Int64) {
        self.stage = stage
        code = error.code.rawValue
        sentence = error.sentence
        self.epochSeconds = epochSeconds
    }
}
