/// The closed list of counters.
///
/// Adding one needs a class and a sentence on the page "What this kiosk counts".
public enum CounterName: String, CaseIterable, Hashable, Sendable {
    case visitCount = "visit.count"
    case visitEnd = "visit.end"
    case visitLength = "visit.length"
    case visitTaps = "visit.taps"
    case visitBounce = "visit.bounce"
    case explainerOpen = "explainer.open"
    case sceneView = "scene.view"
    case explainerLast = "explainer.last"
    case sceneDwell = "scene.dwell"
    case sceneInteract = "scene.interact"
    case explainerComplete = "explainer.complete"
    case visitHour = "visit.hour"
    case faqOpen = "faq.open"
    case faqHelpful = "faq.helpful"
    case faqFind = "faq.find"
    case faqMissing = "faq.missing"
    case teachbackFirst = "teachback.first"
    case feedbackAnswer = "feedback.answer"
    case languageUse = "language.use"
    case accessUse = "access.use"
    case takehomeUse = "takehome.use"
    case upMinutes = "up.minutes"
    case bootCount = "boot.count"
    case releaseMinutes = "release.minutes"
    case syncResult = "sync.result"
    case clockMinutes = "clock.minutes"
    case storageFree = "storage.free"
    case faultCount = "fault.count"
    case staffVisits = "staff.visits"
    case statsDropped = "stats.dropped"
    case statsWithheld = "stats.withheld"

    /// The class before the manifest has its say: the content counters of a sensitive explainer are of class S.
    public var usageClass: UsageClass {
        switch self {
        case .visitCount, .visitEnd, .visitLength, .visitTaps, .visitBounce: .content
        case .explainerOpen, .sceneView, .explainerLast, .sceneDwell, .sceneInteract, .explainerComplete: .content
        case .visitHour: .hours
        case .faqOpen, .faqHelpful, .faqFind, .faqMissing, .teachbackFirst, .feedbackAnswer: .sensitive
        case .languageUse, .accessUse, .takehomeUse: .sensitive
        case .upMinutes, .bootCount, .releaseMinutes, .syncResult, .clockMinutes, .storageFree: .operations
        case .faultCount, .staffVisits, .statsDropped, .statsWithheld: .operations
        }
    }

    /// The labels in their order; the release is a field of the segment, not a label here.
    public var dimensions: [Dimension] {
        switch self {
        case .visitCount, .visitBounce, .staffVisits, .statsDropped: []
        case .visitEnd: [.reason]
        case .visitLength: [.lengthBucket]
        case .visitTaps: [.tapsBucket]
        case .visitHour: [.weekday, .hour]
        case .explainerOpen, .explainerComplete: [.explainer]
        case .sceneView, .explainerLast, .sceneInteract: [.explainer, .scene]
        case .sceneDwell: [.explainer, .scene, .dwellBucket]
        case .faqOpen: [.question]
        case .faqHelpful: [.question, .yesNo]
        case .faqFind: [.findOutcome]
        case .faqMissing: [.topic]
        case .teachbackFirst, .feedbackAnswer: [.choiceQuestion, .choice]
        case .languageUse: [.language]
        case .accessUse: [.accessFeature]
        case .takehomeUse: [.takehomeItem, .takehomeKind]
        case .upMinutes: [.hour]
        case .bootCount: [.bootCause]
        case .releaseMinutes: [.release]
        case .syncResult, .faultCount: [.code]
        case .clockMinutes: [.clockState]
        case .storageFree: [.freeBucket]
        case .statsWithheld: [.sealedClass]
        }
    }
}
