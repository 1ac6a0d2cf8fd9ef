public import Usage

/// What the server did with one uploaded segment.
public struct SegmentVerdict: Codable, Equatable, Sendable {
    /// The four answers there are.
    public enum Verdict: String, CaseIterable, Codable, Sendable {
        /// Committed, and part of the totals from now on.
        case stored
        /// Already there with the same bytes; nothing changed.
        case duplicate
        /// Kept apart and not counted, for the reason given.
        case quarantined
        /// Not readable yet: the server lacks the release manifest it refers to. Try again later.
        case unknownManifest
    }

    /// The segment.
    public let id: SegmentID
    /// What was done.
    public let verdict: Verdict
    /// Why, for a quarantined segment: a short code.
    public let reason: String?

    /// Joins a segment and what was done with it.
    public init(id: SegmentID, verdict: Verdict, reason: String? = nil) {
        self.id = id
        self.verdict = verdict
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case id, verdict, reason
    }

    /// Reads the form that `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.parse(.id) { SegmentID(hex: $0) }
        verdict = try container.decode(Verdict.self, forKey: .verdict)
        let reason = try container.decodeIfPresent(String.self, forKey: .reason)
        self.reason = reason.map { String($0.prefix(ProtocolLimits.nameBytesMax)) }
    }

    /// Writes `{"id":"<32 hex digits>","verdict":"quarantined","reason":"count-above-cap"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id.hex, forKey: .id)
        try container.encode(verdict, forKey: .verdict)
        try container.encodeIfPresent(reason, forKey: .reason)
    }
}
