public import Usage

/// What a comparison of a kiosk's segments with the server's found.
public struct Reconciliation: Equatable, Sendable {
    /// The ids that are not stored, in the order asked.
    ///
    /// Those in quarantine are among them: they are not confirmed, so the kiosk keeps them, and a later version of the server may take them.
    public let missing: [SegmentID]
    /// Whether the server holds the bytes of every segment, stored or in quarantine.
    public let isComplete: Bool
}
