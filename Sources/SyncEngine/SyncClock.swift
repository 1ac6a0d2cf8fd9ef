public import Usage

/// The kiosk's idea of the present: a time and how far it can be believed.
public struct SyncTime: Equatable, Sendable {
    /// Seconds since 1970 UTC, never below the floor.
    public let epochSeconds: Int64
    /// Whether that time is trusted, held over, or the floor alone.
    public let state: ClockTrust.State
    /// The least time it can be: build time, last trusted time, newest signed metadata time.
    public let floorSeconds: Int64

    /// Joins a time, its state and the floor.
    public init(epochSeconds: Int64, state: ClockTrust.State, floorSeconds: Int64) {
        self.epochSeconds = epochSeconds
        self.state = state
        self.floorSeconds = floorSeconds
    }

    /// The time that expiry is judged against: the floor alone unless the clock is trusted.
    public var expirySeconds: Int64 {
        state == .trusted ? max(epochSeconds, floorSeconds) : floorSeconds
    }
}

/// The time source of the engine, asked and never waited on.
public protocol SyncClock: Sendable {
    /// The present.
    func now() -> SyncTime

    /// Takes the server's time, which came over a road that vouches for it.
    func trust(serverSeconds: Int64)
}
