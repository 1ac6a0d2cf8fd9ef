public import Usage

/// The class O counters of one service day, of which the last report wins.
public struct OperationsDay: Codable, Equatable, Sendable {
    /// The service day, or nil for time at which the clock was unknown.
    public let day: ServiceDay?
    /// The values, from 0, under keys of class O.
    public let counters: [CounterKey: Int]

    /// Joins a day and its counters.
    public init(day: ServiceDay?, counters: [CounterKey: Int]) {
        self.day = day
        self.counters = counters
    }

    private enum CodingKeys: String, CodingKey {
        case day, counters
    }

    private static let undated = "undated"

    /// Reads the form that `encode(to:)` writes; keys of other classes and negative values are refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let dayText = try container.decode(String.self, forKey: .day)
        day = dayText == Self.undated ? nil : try container.parse(.day) { ServiceDay($0) }
        let texts = try container.decode([String: Int].self, forKey: .counters)
        guard texts.count <= ProtocolLimits.statusReportCountersMax else {
            throw SyncProtocolError.tooMany(
                field: "counters", max: ProtocolLimits.statusReportCountersMax, found: texts.count)
        }
        var counters: [CounterKey: Int] = [:]
        for (text, value) in texts {
            guard let key = try? CounterKey(text: text), key.name.usageClass == .operations else {
                throw SyncProtocolError.badText(field: "counters")
            }
            guard value >= 0 else { throw SyncProtocolError.outOfRange(field: key.text, found: Int64(value)) }
            counters[key] = value
        }
        self.counters = counters
    }

    /// Writes `{"day":"2026-11-23","counters":{"up.minutes{9}":60}}`, with `undated` for no day.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(day?.description ?? Self.undated, forKey: .day)
        let pairs = counters.map { ($0.key.text, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: pairs), forKey: .counters)
    }
}
