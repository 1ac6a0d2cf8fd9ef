/// Why the server keeps a segment apart and does not count it.
public enum SegmentFault: Error, Equatable, Sendable {
    /// The bytes do not read as a segment, or not under its manifest.
    case malformed(UsageError)
    /// The kiosk's key did not sign these bytes.
    case badSignature
    /// The segment names another kiosk than the one whose key signed it.
    case wrongKiosk(KioskID)
    /// The ordinal is 0.
    case badOrdinal(Int)
    /// An undated reason that only the server gives.
    case badUndatedReason(UndatedReason)
    /// A counter is not of the segment's class.
    case wrongClass(CounterKey)
    /// A named counter is in no release that was signed.
    case unlistedKey(CounterKey)
    /// The cohort is below K.
    case cohortTooSmall(found: Int, limit: Int)
    /// The cohort is above CAP visits for each day.
    case cohortAboveCap(found: Int, limit: Int)
    /// A cell is below the floor of its class.
    case cellBelowFloor(CounterKey, found: Int)
    /// A counter is above the visits that could have made it so.
    case counterAboveVisits(CounterKey, found: Int, limit: Int)
    /// The values of a dimension that every visit has do not add up to the cohort.
    case sumDiffers(CounterName, found: Int, cohort: Int)

    /// The short code that travels in the server's answer.
    public var code: String {
        switch self {
        case .malformed: "malformed"
        case .badSignature: "bad-signature"
        case .wrongKiosk: "wrong-kiosk"
        case .badOrdinal: "bad-ordinal"
        case .badUndatedReason: "bad-undated-reason"
        case .wrongClass: "wrong-class"
        case .unlistedKey: "unlisted-key"
        case .cohortTooSmall: "cohort-too-small"
        case .cohortAboveCap: "cohort-above-cap"
        case .cellBelowFloor: "cell-below-floor"
        case .counterAboveVisits: "counter-above-visits"
        case .sumDiffers: "sum-differs"
        }
    }
}
