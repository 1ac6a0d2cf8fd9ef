/// A thing that happened on the screen, from a closed list.
public enum UsageEvent: Hashable, Sendable {
    /// The attract page is on screen.
    case screenAttract
    /// First touch on the attract page.
    case visitStart
    /// The page ended the visit; never by ``EndReason/cap``, which is the kiosk's own.
    case visitEnd(EndReason)
    /// Taps and active time since the last such event.
    case activity(taps: Int, activeSeconds: Int)
    /// An explainer was opened.
    case explainerOpen(ExplainerID)
    /// A scene was left, or the page hidden, after having been visible for so long; may repeat, and adds up.
    case sceneView(ExplainerID, SceneID, visibleMilliseconds: Int)
    /// The scene's interactive part was used.
    case sceneInteract(ExplainerID, SceneID)
    /// A question of the FAQ was opened.
    case faqOpen(QuestionID)
    /// A patient said whether an answer helped; the last word in a visit counts.
    case faqHelpful(QuestionID, isHelpful: Bool)
    /// The word finder was used; never which words.
    case faqFind(FindOutcome)
    /// "My question is not here", with the topic that the patient chose.
    case faqMissing(TopicID)
    /// A teach-back's question was answered; the first answer in a visit counts.
    case teachbackFirst(TeachbackID, ChoiceID)
    /// A page was shown in a language that is not the site's first.
    case languageUse(LanguageID)
    /// A reading aid was on.
    case accessUse(AccessFeature)
    /// A sheet was printed, or its QR code shown.
    case takehomeUse(TakehomeItemID, TakehomeKind)

    /// The spelling of an event in JSON.
    enum Name: String, CaseIterable {
        case screenAttract = "screen.attract"
        case visitStart = "visit.start"
        case visitEnd = "visit.end"
        case activity
        case explainerOpen = "explainer.open"
        case sceneView = "scene.view"
        case sceneInteract = "scene.interact"
        case faqOpen = "faq.open"
        case faqHelpful = "faq.helpful"
        case faqFind = "faq.find"
        case faqMissing = "faq.missing"
        case teachbackFirst = "teachback.first"
        case languageUse = "language.use"
        case accessUse = "access.use"
        case takehomeUse = "takehome.use"

        /// The fields that stand beside `event`; each is needed, and there are no others.
        var fields: Set<String> {
            switch self {
            case .screenAttract, .visitStart: []
            case .visitEnd: ["reason"]
            case .activity: ["taps", "activeSeconds"]
            case .explainerOpen: ["explainer"]
            case .sceneView: ["explainer", "scene", "visibleMilliseconds"]
            case .sceneInteract: ["explainer", "scene"]
            case .faqOpen: ["question"]
            case .faqHelpful: ["question", "answer"]
            case .faqFind: ["outcome"]
            case .faqMissing: ["topic"]
            case .teachbackFirst: ["question", "choice"]
            case .languageUse: ["language"]
            case .accessUse: ["feature"]
            case .takehomeUse: ["item", "kind"]
            }
        }
    }
}
