import FoundationEssentials

/// Where the server's time comes from; tests pass another.
struct ServerClock: Sendable {
    /// The time in whole seconds since 1970 UTC.
    let epochSeconds: @Sendable () -> Int

    /// The machine's clock.
    static let system = ServerClock { Int(Date().timeIntervalSince1970) }
}
