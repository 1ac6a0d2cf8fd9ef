/// How far the kiosk's clock can be believed (privacy-and-stats document, section 6).
public enum ClockState: String, Codable, Sendable {
    /// Synchronised, or set from the server over verified TLS in this boot.
    case trusted
    /// The hardware clock is not below the floor and has not jumped.
    case holdover
    /// No believable time; only the floor is known.
    case unknown
}

/// The kiosk's idea of the present: a time and how far it can be believed.
public struct SyncTime: Equatable, Sendable {
    /// Seconds since 1970 UTC, never below the floor (build time, last trusted time, newest signed metadata time).
    public let epochSeconds: Int64
    /// Whether that time was trusted, held over, or is the floor alone.
    public let state: ClockState

    /// Joins a time and its state.
    public init(epochSeconds: Int64, state: ClockState) {
        self.epochSeconds = epochSeconds
        self.state = state
    }
}

/// The time source of the engine, asked and never waited on.
public protocol SyncClock: Sendable {
    /// The present, at the floor or above.
    func now() -> SyncTime

    /// The least time it can be, in seconds since 1970 UTC; expiry is judged against it without a trusted clock.
    func floorSeconds() -> Int64

    /// Takes the server's time, which came over a road that vouches for it.
    func trust(serverSeconds: Int64)

    /// Raises the floor to the time of newly admitted signed metadata.
    func raiseFloor(toSeconds: Int64)
}
