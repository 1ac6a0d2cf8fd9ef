public import Usage

/// A segment that failed a check, as the admin page lists it.
public struct QuarantinedSegment: Equatable, Sendable {
    /// Its id.
    public let id: SegmentID
    /// The kiosk that it names, if that is enrolled.
    public let kioskName: String?
    /// The code of the check that it failed.
    public let reasonCode: String
    /// When it came in.
    public let receivedAtEpochSeconds: Int
}
