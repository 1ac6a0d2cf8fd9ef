/// When the server last heard from a kiosk, and what.
public struct KioskContact: Equatable, Sendable {
    /// When its last signed request came in.
    public let lastRequestAtEpochSeconds: Int
    /// When the server last lacked nothing of what the kiosk keeps.
    public let completeAtEpochSeconds: Int?
    /// When its last status report came in.
    public let statusAtEpochSeconds: Int?
    /// That report as it was sent.
    public let statusBody: [UInt8]?
}
