public import Usage

/// Why a segment is kept apart, with a code that travels to the kiosk and stands on the admin pages.
public enum QuarantineReason: Equatable, Sendable {
    /// Its bytes are no segment.
    case malformed
    /// Its kiosk is not enrolled here.
    case unknownKiosk
    /// Its kiosk was revoked.
    case revokedKiosk
    /// Another segment of the same id with other bytes was stored before.
    case changedContent
    /// It breaks a rule that every kiosk keeps.
    case rule(SegmentFault)

    /// The code.
    public var code: String {
        switch self {
        case .malformed: "malformed"
        case .unknownKiosk: "unknown-kiosk"
        case .revokedKiosk: "revoked-kiosk"
        case .changedContent: "changed-content"
        case .rule(let fault): fault.code
        }
    }
}
