public import Usage

/// Body of `POST /v1/stats/reconcile`: the ids of all segments that the kiosk keeps.
public struct ReconcileRequest: Codable, Equatable, Sendable {
    /// The ids, at most ``ProtocolLimits/reconcileIDsMax`` of them.
    public let ids: [SegmentID]

    /// Takes the ids; a kiosk with more than the limit asks about the oldest.
    public init(ids: [SegmentID]) {
        self.ids = Array(ids.prefix(ProtocolLimits.reconcileIDsMax))
    }

    private enum CodingKeys: String, CodingKey {
        case ids
    }

    /// Reads the form that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        ids = try container.parseList(.ids, max: ProtocolLimits.reconcileIDsMax) { SegmentID(hex: $0) }
    }

    /// Writes `{"ids":["<32 hex digits>"]}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ids.map(\.hex), forKey: .ids)
    }
}
