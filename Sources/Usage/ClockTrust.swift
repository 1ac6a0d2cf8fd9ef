/// Decides how far the kiosk's clock can be believed; it reads no clock itself.
///
/// The floor is the least time it can be: the latest of the program's build time, the last trusted time and the
/// newest signed metadata time. The caller persists ``floorSeconds`` at least every ten minutes.
///
///     var trust = ClockTrust(floorSeconds: storedFloor)
///     let now = trust.assess(.init(wallSeconds: wall, bootSeconds: boot, isSynchronised: ntp))
public struct ClockTrust: Sendable {
    /// How far the clock can be believed.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// Synchronised, or told by the server over verified TLS in this boot.
        case trusted
        /// The hardware clock is not below the floor and has not jumped.
        case holdover
        /// No believable time; only the floor is known.
        case unknown
    }

    /// What the system's clocks said at one moment.
    public struct Reading: Hashable, Sendable {
        /// The wall clock, in seconds since 1970 UTC.
        public var wallSeconds: Int64
        /// Seconds since the machine started, suspended time included (`CLOCK_BOOTTIME`).
        public var bootSeconds: Int64
        /// Whether the system says that the wall clock is synchronised.
        public var isSynchronised: Bool

        /// Joins the three.
        public init(wallSeconds: Int64, bootSeconds: Int64, isSynchronised: Bool) {
            self.wallSeconds = wallSeconds
            self.bootSeconds = bootSeconds
            self.isSynchronised = isSynchronised
        }
    }

    /// The present, and how far it can be believed.
    public struct Assessment: Hashable, Sendable {
        /// Seconds since 1970 UTC; never below the floor, and the floor itself if the state is unknown.
        public let epochSeconds: Int64
        /// How far it can be believed.
        public let state: State
    }

    /// Wall clock and boot clock may drift apart by this much between two readings.
    public static let jumpSecondsMax: Int64 = 120

    /// The least time it can be, in seconds since 1970 UTC.
    public private(set) var floorSeconds: Int64
    private var previous: Reading?
    private var serverAnchor: (epochSeconds: Int64, bootSeconds: Int64)?
    private var hasJumped = false

    /// Starts a boot with the floor known so far.
    public init(floorSeconds: Int64) {
        self.floorSeconds = floorSeconds
    }

    /// Takes a reading and says what time it is.
    public mutating func assess(_ reading: Reading) -> Assessment {
        defer { previous = reading }
        if reading.isSynchronised {
            hasJumped = false
            serverAnchor = nil
            return trusted(reading.wallSeconds)
        }
        if let previous, Self.hasJumped(from: previous, to: reading) { hasJumped = true }
        if let serverAnchor {
            let elapsed = max(
                0, reading.bootSeconds.subtractingReportingOverflow(serverAnchor.bootSeconds).partialValue)
            return trusted(serverAnchor.epochSeconds.addingReportingOverflow(elapsed).partialValue)
        }
        guard reading.wallSeconds >= floorSeconds, !hasJumped else {
            return Assessment(epochSeconds: floorSeconds, state: .unknown)
        }
        return Assessment(epochSeconds: reading.wallSeconds, state: .holdover)
    }

    /// Takes the server's time, which came over verified TLS in this boot.
    public mutating func trust(serverSeconds: Int64, bootSeconds: Int64) {
        serverAnchor = (max(serverSeconds, floorSeconds), bootSeconds)
        floorSeconds = max(floorSeconds, serverSeconds)
    }

    /// Raises the floor to the time of newly admitted signed metadata; a lower time changes nothing.
    public mutating func raiseFloor(to epochSeconds: Int64) {
        floorSeconds = max(floorSeconds, epochSeconds)
    }

    private mutating func trusted(_ epochSeconds: Int64) -> Assessment {
        floorSeconds = max(floorSeconds, epochSeconds)
        return Assessment(epochSeconds: floorSeconds, state: .trusted)
    }

    private static func hasJumped(from previous: Reading, to reading: Reading) -> Bool {
        let wall = reading.wallSeconds.subtractingReportingOverflow(previous.wallSeconds)
        let boot = reading.bootSeconds.subtractingReportingOverflow(previous.bootSeconds)
        let drift = wall.partialValue.subtractingReportingOverflow(boot.partialValue)
        return wall.overflow || boot.overflow || drift.overflow || drift.partialValue.magnitude > UInt64(jumpSecondsMax)
    }
}
