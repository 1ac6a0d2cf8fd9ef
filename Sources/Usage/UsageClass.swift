/// How carefully a counter is held back before it may leave the kiosk.
public enum UsageClass: UInt8, CaseIterable, Hashable, Sendable {
    /// C: use of content.
    case content = 1
    /// H: weekday and hour.
    case hours = 2
    /// S: what may say something about a person.
    case sensitive = 3
    /// O: the machine itself; no patient behaviour and no threshold, and never in a segment.
    case operations = 4

    /// The classes whose counters travel in segments.
    public static let sealedClasses: [UsageClass] = [.content, .hours, .sensitive]

    /// The letter that people and files use.
    public var letter: String {
        switch self {
        case .content: "C"
        case .hours: "H"
        case .sensitive: "S"
        case .operations: "O"
        }
    }

    /// Takes the letter back, or returns nil.
    public init?(letter: String) {
        guard let match = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
        self = match
    }

    /// The least number of visits that a segment covers; nil for operations, which are not sealed.
    public var cohortMin: Int? {
        switch self {
        case .content: PrivacyRules.contentCohortMin
        case .hours: PrivacyRules.hoursCohortMin
        case .sensitive: PrivacyRules.sensitiveCohortMin
        case .operations: nil
        }
    }

    /// The least value of a sealed cell.
    public var cellMin: Int {
        switch self {
        case .hours, .sensitive: PrivacyRules.cellFloor
        case .content, .operations: 1
        }
    }

    /// Whether the counters are kept apart by release; hours are not.
    public var isByRelease: Bool { self == .content || self == .sensitive }
}
