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
        case .faqHelpful:
            .faqHelpful(try question(fields, vocabulary), isHelpful: try choice("answer", fields) == YesNo.yes)
        case .faqFind: .faqFind(try choice("outcome", fields))
        case .faqMissing: .faqMissing(try listed("topic", fields) { vocabulary.index(of: .faqMissing($0)) })
        case .teachbackFirst: try teachback(fields, vocabulary)
        case .languageUse: .languageUse(try listed("language", fields) { vocabulary.index(of: .languageUse($0)) })
        case .accessUse: .accessUse(try choice("feature", fields))
        case .takehomeUse:
            .takehomeUse(
                try listed("item", fields) { vocabulary.index(of: .takehomeUse($0, .qr)) },
                try choice("kind", fields))
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

    private static func teachback(
        _ fields: UsageEventFields, _ vocabulary: UsageVocabulary
    ) throws(UsageError) -> UsageEvent {
        let question = try TeachbackID(try fields.text("question"))
        let choice = try ChoiceID(try fields.text("choice"))
        guard vocabulary.index(of: .teachbackFirst(question, choice)) != nil else {
            throw .unknownValue(field: "choice", found: choice.text)
        }
        return .teachbackFirst(question, choice)
    }

    /// A field whose values this program closes.
    private static func choice<Choice: RawRepresentable<String>>(
        _ field: String, _ fields: UsageEventFields
    ) throws(UsageError) -> Choice {
        let text = try fields.text(field)
        guard let choice = Choice(rawValue: text) else {
            throw .unknownValue(field: field, found: UsageEventFields.shown(text))
        }
        return choice
    }

    /// A field whose values the manifest closes: one that can be counted has a place in the key table.
    private static func listed<Subject>(
        _ field: String, _ fields: UsageEventFields, place: (VocabularyID<Subject>) -> Int?
    ) throws(UsageError) -> VocabularyID<Subject> {
        let id = try VocabularyID<Subject>(try fields.text(field))
        guard place(id) != nil else { throw .unknownValue(field: field, found: id.text) }
        return id
    }

    private enum YesNo: String {
        case yes, no
    }
}
