public import Usage

/// Answer to `POST /v1/stats/reconcile`: what the server lacks, its time, and when to come.
public struct ReconcileResponse: Codable, Equatable, Sendable {
    /// The ids asked about that the server does not have.
    public let missing: [SegmentID]
    /// The server's time, in seconds since 1970 UTC.
    public let serverTime: Int64
    /// The length of the upload window; each kiosk has a fixed slot in it.
    public let windowSeconds: Int

    /// Joins the parts of the answer.
    public init(missing: [SegmentID], serverTime: Int64, windowSeconds: Int) {
        self.missing = missing
        self.serverTime = serverTime
        self.windowSeconds = windowSeconds
    }

    private enum CodingKeys: String, CodingKey {
        case missing, serverTime, windowSeconds
    }

    /// Reads the form that `encode(to:)` writes; a window outside the contract's range is brought into it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        missing = try container.parseList(.missing, max: ProtocolLimits.reconcileIDsMax) { SegmentID(hex: $0) }
        serverTime = try container.decode(Int64.self, forKey: .serverTime)
        let range = ProtocolLimits.windowSecondsRange
        windowSeconds = min(
            max(try container.decode(Int.self, forKey: .windowSeconds), range.lowerBound), range.upperBound)
    }

    /// Writes `{"missing":["<32 hex digits>"],"serverTime":1795000000,"windowSeconds":900}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(missing.map(\.hex), forKey: .missing)
        try container.encode(serverTime, forKey: .serverTime)
        try container.encode(windowSeconds, forKey: .windowSeconds)
    }
}
