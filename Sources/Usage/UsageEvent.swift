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
            }
        }
    }
}
