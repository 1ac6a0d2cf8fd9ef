/// Where the kiosk stands with sync: what is stored between cycles and what `/status` tells.
public struct SyncPosition: Codable, Equatable, Sendable {
    /// Nothing done yet.
    public static let initial = SyncPosition()

    /// The update under way for each kind, if any.
    public var pending: [PendingUpdate] = []
    /// When the last cycle began, in seconds since 1970 UTC.
    public var lastAttempt: Int64?
    /// When a cycle last ended with nothing failed and nothing waiting, in seconds since 1970 UTC.
    public var lastComplete: Int64?
    /// What failed in the last cycle, first first; empty if nothing did.
    public var failures: [SyncFailure] = []
    /// The newest failure of any cycle, kept after later cycles succeed.
    public var lastFailure: SyncFailure?
    /// Cycles failed in a row, for the back-off.
    public var failedCyclesInARow = 0
    /// The earliest time of the next cycle that the server asked for, in seconds since 1970 UTC.
    public var notBefore: Int64?
    /// The length of the upload window that the server last named, in seconds.
    public var windowSeconds: Int?

    /// The initial position.
    public init() {}

    /// The update under way for `kind`, if any.
    public func pending(_ kind: ContentKind) -> PendingUpdate? {
        pending.first { $0.kind == kind }
    }

    /// Whether staged content waits for the screen to be idle.
    public var isWaitingForIdleScreen: Bool {
        pending.contains(where: \.isWaitingForIdleScreen)
    }
}
