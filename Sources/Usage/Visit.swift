/// One patient at the screen, held in memory only: what is true of the visit so far.
///
/// A value without clock or storage; moments are passed in as spans since any fixed origin.
///
///     var visit = Visit(startedAt: now, vocabulary: vocabulary)
///     visit.apply(.explainerOpen(snowGlobe), at: later)
///     let statements = visit.statements(endedBy: .restart, at: end)
public struct Visit: Sendable {
    /// How long a scene was visible before it counts as viewed.
    static let viewedMilliseconds = 1_000
    /// How long a scene was visible before it counts towards completion.
    static let seenMilliseconds = 2_000

    /// What happened in one explainer.
    private struct Explored {
        var visibleMilliseconds: [SceneID: Int] = [:]
        var interacted: Set<SceneID> = []
    }

    /// When the first touch was.
    public let startedAt: Duration
    private let hour: LocalHour?
    private let vocabulary: UsageVocabulary
    private var taps = 0
    private var activeMilliseconds = 0
    private var explored: [ExplainerID: Explored] = [:]
    private var hasOpenedAnything = false
    private var hasHeardAnything = false
    /// Statements of class S that nothing later in the visit changes.
    private var used: Set<CounterKey> = []
    private var teachbacks: [TeachbackID: ChoiceID] = [:]
    private var helpful: [QuestionID: Bool] = [:]
    private var find: FindOutcome?

    /// Starts at the first touch, under the names of the release on screen.
    ///
    /// - Parameter hour: the local weekday and hour of the first touch; nil while the clock is unknown.
    public init(startedAt: Duration, hour: LocalHour? = nil, vocabulary: UsageVocabulary) {
        self.startedAt = startedAt
        self.hour = hour
        self.vocabulary = vocabulary
    }

    /// Whether nothing at all happened since the first touch.
    public var isUntouched: Bool { !hasHeardAnything }

    /// Whether the visit is past the time that is counted.
    public func isOverCap(at moment: Duration) -> Bool {
        moment - startedAt >= PrivacyRules.visitMax
    }

    /// Takes what happened; events after the cap, and those about the screen and not the visit, change nothing.
    public mutating func apply(_ event: UsageEvent, at moment: Duration) {
        guard !isOverCap(at: moment) else { return }
        switch event {
        case .screenAttract, .visitStart, .visitEnd: return
        case .activity(let taps, let activeSeconds):
            self.taps = Self.sum(self.taps, taps)
            activeMilliseconds = Self.sum(activeMilliseconds, activeSeconds * 1_000)
        case .explainerOpen(let explainer):
            explored[explainer] = explored[explainer] ?? Explored()
            hasOpenedAnything = true
        case .sceneView(let explainer, let scene, let visible):
            let before = explored[explainer]?.visibleMilliseconds[scene] ?? 0
            explored[explainer, default: Explored()].visibleMilliseconds[scene] = Self.sum(before, visible)
            hasOpenedAnything = true
        case .sceneInteract(let explainer, let scene):
            explored[explainer, default: Explored()].interacted.insert(scene)
            hasOpenedAnything = true
        case .faqOpen(let question):
            used.insert(.faqOpen(question))
            hasOpenedAnything = true
        case .faqHelpful, .faqFind, .faqMissing, .teachbackFirst, .languageUse, .accessUse, .takehomeUse:
            applySensitive(event)
        }
        hasHeardAnything = true
    }

    /// Of several answers to one teach-back the first counts, of several words on one answer the last; a finder that
    /// led to a question once was not left.
    private mutating func applySensitive(_ event: UsageEvent) {
        switch event {
        case .faqHelpful(let question, let isHelpful): helpful[question] = isHelpful
        case .faqFind(let outcome): if find != .opened { find = outcome }
        case .faqMissing(let topic): used.insert(.faqMissing(topic))
        case .teachbackFirst(let question, let choice): teachbacks[question] = teachbacks[question] ?? choice
        case .languageUse(let language): used.insert(.languageUse(language))
        case .accessUse(let feature): used.insert(.accessUse(feature))
        case .takehomeUse(let item, let kind): used.insert(.takehomeUse(item, kind))
        default: break
        }
    }

    /// What is true of the visit if it ends now, each statement once.
    ///
    /// Active time counts up to the visit's own span, and up to the cap. The furthest scene is the last in the
    /// manifest's order that was viewed.
    public func statements(endedBy reason: EndReason, at moment: Duration) -> Set<VisitStatement> {
        let span = min(max(moment - startedAt, .zero), PrivacyRules.visitMax)
        let spanMilliseconds = Int(span.components.seconds + 1) * 1_000
        var keys: Set<CounterKey> = [
            .visitCount, .visitEnd(reason), .visitTaps(max(1, taps)),
            .visitLength(activeMilliseconds: min(activeMilliseconds, spanMilliseconds)),
        ]
        if !hasOpenedAnything { keys.insert(.visitBounce) }
        for (id, explored) in explored { keys.formUnion(self.keys(of: id, explored)) }
        keys.formUnion(used)
        keys.formUnion(teachbacks.map { .teachbackFirst($0, $1) })
        keys.formUnion(helpful.map { .faqHelpful($0, isHelpful: $1) })
        if let find { keys.insert(.faqFind(find)) }
        if let hour { keys.insert(.visitHour(hour)) }
        return Set(keys.map { VisitStatement(unchecked: $0, usageClass: vocabulary.usageClass(of: $0)) })
    }

    private func keys(of id: ExplainerID, _ explored: Explored) -> Set<CounterKey> {
        guard let explainer = vocabulary.explainer(id) else { return [] }
        var keys: Set<CounterKey> = [.explainerOpen(id)]
        let viewed = explainer.scenes.filter { isVisible($0, in: explored, for: Self.viewedMilliseconds) }
        for scene in viewed { keys.insert(.sceneView(id, scene)) }
        for scene in explainer.scenes {
            if let visible = explored.visibleMilliseconds[scene], visible > 0 {
                keys.insert(.sceneDwell(id, scene, visibleMilliseconds: visible))
            }
            if explored.interacted.contains(scene) { keys.insert(.sceneInteract(id, scene)) }
        }
        guard let furthest = viewed.last else { return keys }
        keys.insert(.explainerLast(id, furthest))
        let seen = explainer.scenes.count { isVisible($0, in: explored, for: Self.seenMilliseconds) }
        if furthest == explainer.scenes.last, seen * 2 >= explainer.scenes.count {
            keys.insert(.explainerComplete(id))
        }
        return keys
    }

    private func isVisible(_ scene: SceneID, in explored: Explored, for milliseconds: Int) -> Bool {
        explored.visibleMilliseconds[scene, default: 0] >= milliseconds
    }

    /// Adds without overflow; the sum stays at a bound that is in every last bucket.
    private static func sum(_ left: Int, _ right: Int) -> Int {
        min(left + max(0, right), 1_000_000_000)
    }
}
