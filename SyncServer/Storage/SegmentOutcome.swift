/// What became of one segment of a batch.
public enum SegmentOutcome: Equatable, Sendable {
    /// It is stored, and its counters are part of the totals from now on.
    case stored
    /// It was stored before with the same bytes; nothing changed.
    case duplicate
    /// It failed a check: its bytes are kept, and it is in no total.
    case quarantined(QuarantineReason)
    /// The manifest that its key indexes refer to is not known yet; nothing was kept.
    case unknownManifest
}
