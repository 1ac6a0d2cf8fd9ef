/// A label on a counter, and the closed set that its values come from.
public enum Dimension: String, CaseIterable, Hashable, Sendable {
    // Closed by this program.
    case reason, lengthBucket, tapsBucket, weekday, hour, dwellBucket, yesNo, findOutcome, accessFeature, takehomeKind
    case bootCause, clockState, freeBucket, sealedClass
    // Closed by the release manifest.
    case explainer, scene, question, topic, choiceQuestion, choice, language, takehomeItem
    // Closed by the kiosk's program, and of class O only.
    case release, code

    /// The values in their order, where this program alone closes the set; nil for the others.
    public var closedValues: [String]? {
        switch self {
        case .reason: EndReason.allCases.map(\.rawValue)
        case .lengthBucket: VisitBuckets.length.names
        case .tapsBucket: VisitBuckets.taps.names
        case .dwellBucket: VisitBuckets.dwell.names
        case .weekday: (1...7).map(String.init)
        case .hour: (0...23).map(String.init)
        case .yesNo: ["yes", "no"]
        case .findOutcome: FindOutcome.allCases.map(\.rawValue)
        case .accessFeature: AccessFeature.allCases.map(\.rawValue)
        case .takehomeKind: TakehomeKind.allCases.map(\.rawValue)
        case .bootCause: BootCause.allCases.map(\.rawValue)
        case .clockState: ClockTrust.State.allCases.map(\.rawValue)
        case .freeBucket: VisitBuckets.freeBytes.names
        case .sealedClass: UsageClass.sealedClasses.map(\.letter)
        case .explainer, .scene, .question, .topic, .choiceQuestion, .choice, .language, .takehomeItem: nil
        case .release, .code: nil
        }
    }

    /// Whether `value` can stand here as far as this program knows; the manifest may allow less.
    func allows(_ value: String) -> Bool {
        closedValues?.contains(value) ?? NameRule.allows(value)
    }
}
