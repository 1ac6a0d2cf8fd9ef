import FoundationEssentials

extension UsageEvent {
    /// Reads the body of one `POST /usage`: a JSON object with `event` and exactly the fields of that event.
    ///
    /// Names are checked against the manifest of the release on screen. Throws a ``UsageError`` that names the reason;
    /// the sentence for a patient is always none.
    public init(json body: [UInt8], vocabulary: UsageVocabulary) throws(UsageError) {
        guard body.count <= UsageLimits.eventBytesMax else {
            throw .eventTooLong(found: body.count, limit: UsageLimits.eventBytesMax)
        }
        let fields = try UsageEventFields(json: body)
        let text = try fields.text("event")
        guard let name = Name(rawValue: text) else { throw .unknownEvent(UsageEventFields.shown(text)) }
        let extra = fields.names.subtracting(name.fields).subtracting(["event"])
        if let first = extra.sorted().first { throw .unexpectedField(UsageEventFields.shown(first)) }
        self = try Self.event(name, fields, vocabulary)
    }

    private static func event(
        _ name: Name, _ fields: UsageEventFields, _ vocabulary: UsageVocabulary
    ) throws(UsageError) -> UsageEvent {
        switch name {
        case .screenAttract: .screenAttract
        case .visitStart: .visitStart
        case .visitEnd: .visitEnd(try endReason(fields))
        case .activity:
            .activity(
                taps: try fields.number("taps", max: UsageLimits.tapsPerEventMax),
                activeSeconds: try fields.number("activeSeconds", max: UsageLimits.activeSecondsPerEventMax))
        case .explainerOpen: .explainerOpen(try explainer(fields, vocabulary).id)
        case .sceneView:
            try scene(fields, vocabulary) { (explainer, scene) throws(UsageError) in
                let limit = UsageLimits.visibleMillisecondsPerEventMax
                let visible = try fields.number("visibleMilliseconds", max: limit)
                return .sceneView(explainer, scene, visibleMilliseconds: visible)
            }
        case .sceneInteract:
            try scene(fields, vocabulary) { (explainer, scene) throws(UsageError) in .sceneInteract(explainer, scene) }
        case .faqOpen: .faqOpen(try question(fields, vocabulary))
        }
    }

    private static func endReason(_ fields: UsageEventFields) throws(UsageError) -> EndReason {
        let text = try fields.text("reason")
        guard let reason = EndReason(rawValue: text), reason != .cap else {
            throw .unknownReason(UsageEventFields.shown(text))
        }
        return reason
    }

    private static func explainer(
        _ fields: UsageEventFields, _ vocabulary: UsageVocabulary
    ) throws(UsageError) -> ExplainerVocabulary {
        let text = try fields.text("explainer")
        guard let explainer = vocabulary.explainer(try ExplainerID(text)) else { throw .unknownExplainer(text) }
        return explainer
    }

    private static func scene(
        _ fields: UsageEventFields, _ vocabulary: UsageVocabulary,
        make: (ExplainerID, SceneID) throws(UsageError) -> UsageEvent
    ) throws(UsageError) -> UsageEvent {
        let explainer = try explainer(fields, vocabulary)
        let scene = try SceneID(try fields.text("scene"))
        guard explainer.scenes.contains(scene) else {
            throw .unknownScene(explainer: explainer.id.text, scene: scene.text)
        }
        return try make(explainer.id, scene)
    }

    private static func question(
        _ fields: UsageEventFields, _ vocabulary: UsageVocabulary
    ) throws(UsageError) -> QuestionID {
        let question = try QuestionID(try fields.text("question"))
        guard question.text != UsageVocabulary.crisisQuestion else { throw .neverCounted(question.text) }
        guard vocabulary.counts(question) else { throw .unknownQuestion(question.text) }
        return question
    }
}
