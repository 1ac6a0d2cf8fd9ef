/// What an accumulation or a segment says about releases.
public enum ReleaseScope: UInt8, Hashable, Sendable {
    /// Hours are not kept apart by release.
    case any = 0
    /// All of its visits saw one release.
    case single = 1
    /// A release was activated before enough visits had come together (P7).
    case mixed = 2
}
