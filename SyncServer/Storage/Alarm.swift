public import Usage

/// Something about a kiosk's identity or segments that a person should look at.
public struct Alarm: Equatable, Sendable {
    /// What there is to be alarmed about.
    public enum Kind: String, CaseIterable, Sendable {
        /// A segment id came a second time with other bytes; the second one was not stored.
        case changedSegment = "changed-segment"
        /// Another installation uses this kiosk's key: a restored or cloned disk.
        case foreignInstall = "foreign-install"
        /// Two segments were sealed from one accumulation: a restored or cloned disk.
        case repeatedAccumulation = "repeated-accumulation"
        /// One ordinal came twice in a class: a restored or cloned disk.
        case repeatedOrdinal = "repeated-ordinal"
    }

    /// The kiosk it is about.
    public let kioskID: KioskID
    /// What happened.
    public let kind: Kind
    /// The id or number that it happened with.
    public let evidence: String
    /// When it was first seen.
    public let raisedAtEpochSeconds: Int
}
