public import SyncProtocol
public import Usage

/// What the kiosk knows of one kept segment's arrival at the server.
public struct SegmentStanding: Hashable, Sendable {
    /// The segment.
    public let id: SegmentID
    /// The first of the reconciliations that found it present, in seconds since 1970 UTC.
    public var firstConfirmedAt: Int64?
    /// The last of them.
    public var lastConfirmedAt: Int64?
    /// The server's last answer to an upload of it.
    public var verdict: SegmentVerdict.Verdict?
    /// The server's reason, if it gave one.
    public var reason: String?

    init(
        id: SegmentID, firstConfirmedAt: Int64? = nil, lastConfirmedAt: Int64? = nil,
        verdict: SegmentVerdict.Verdict? = nil, reason: String? = nil
    ) {
        self.id = id
        self.firstConfirmedAt = firstConfirmedAt
        self.lastConfirmedAt = lastConfirmedAt
        self.verdict = verdict
        self.reason = reason
    }

    /// Whether the server holds it back or cannot read it yet; such a segment is never pruned.
    public var isHeld: Bool {
        switch verdict {
        case .quarantined: true
        case .unknownManifest: lastConfirmedAt == nil
        case .stored, .duplicate, nil: false
        }
    }

    /// Whether two reconciliations far enough apart found it present.
    public var isConfirmedTwice: Bool {
        guard !isHeld, let firstConfirmedAt, let lastConfirmedAt else { return false }
        return lastConfirmedAt - firstConfirmedAt >= Int64(PrivacyRules.confirmationGapDays) * 86_400
    }
}
