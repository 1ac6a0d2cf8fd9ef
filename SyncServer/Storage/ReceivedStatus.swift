public import Usage

/// A status report that was decoded and checked: what the database keeps of it.
public struct ReceivedStatus: Equatable, Sendable {
    /// One class O counter of one service day; no day where the kiosk's clock was unknown.
    public struct Counter: Equatable, Sendable {
        /// The service day, or nil.
        public let day: ServiceDay?
        /// The counter's name with its dimensions.
        public let name: String
        /// Its value so far on that day.
        public let value: Int

        /// Puts a counter together.
        public init(day: ServiceDay?, name: String, value: Int) {
            self.day = day
            self.name = name
            self.value = value
        }
    }

    /// The installation that the report says it comes from.
    public let installID: InstallID
    /// The class O counters in it.
    public let counters: [Counter]
    /// The report as it was sent.
    public let body: [UInt8]

    /// Puts a report together.
    public init(installID: InstallID, counters: [Counter], body: [UInt8]) {
        self.installID = installID
        self.counters = counters
        self.body = body
    }
}
