/// The names that a release manifest closes, and the table that turns counter keys into indexes and back.
///
/// The programs build it from a bundle's manifest; kiosk and server get the same table from the same manifest.
///
///     let vocabulary = try UsageVocabulary(
///         release: release, explainers: [try ExplainerVocabulary(id: "snow-globe", scenes: ["hook", "loose"])],
///         questions: ["Q10"], topics: ["medicine"], languages: ["en"])
///
/// Order of the table (format version 1): counters in the order of the cases of ``CounterName``, without class O;
/// within a counter the dimensions from left to right, each in the order of its closed set or of the manifest, the
/// last one changing fastest. `faq.missing` has the topics, then `other`.
public struct UsageVocabulary: Sendable {
    /// The question that opens the crisis card; no table has it.
    public static let crisisQuestion = "Q40"
    /// The topic of `faq.missing` that stands for none of the manifest's.
    public static let otherTopic = "other"

    /// The release whose manifest this is.
    public let release: ReleaseID
    /// The explainers, in the manifest's order.
    public let explainers: [ExplainerVocabulary]
    /// Every key of classes C, H and S that the release can count, in the table's order.
    public let keys: [CounterKey]

    private let indexes: [CounterKey: Int]
    private let explainersByID: [ExplainerID: ExplainerVocabulary]
    private let questions: Set<String>

    /// Builds the table from a manifest's names, in their order.
    ///
    /// Throws ``UsageError`` if a name is malformed, a list names something twice, or the table would be too long.
    public init(
        release: ReleaseID, explainers: [ExplainerVocabulary], questions: [String] = [], topics: [String] = [],
        languages: [String] = [], teachbacks: [ChoiceVocabulary] = [], feedback: [ChoiceVocabulary] = [],
        takehomeItems: [String] = []
    ) throws(UsageError) {
        self.release = release
        self.explainers = explainers
        let countedQuestions = questions.filter { $0 != Self.crisisQuestion }
        let allTopics = topics.contains(Self.otherTopic) ? topics : topics + [Self.otherTopic]
        for list in [explainers.map(\.id.text), questions, topics, languages, takehomeItems] {
            try Self.checkNames(list)
        }
        for list in [teachbacks.map(\.question), feedback.map(\.question)] { try Self.checkNames(list) }
        let lists = Lists(
            explainers: explainers, questions: countedQuestions, topics: allTopics, languages: languages,
            teachbacks: teachbacks, feedback: feedback, takehomeItems: takehomeItems)
        keys = try lists.table()
        indexes = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        explainersByID = Dictionary(uniqueKeysWithValues: explainers.map { ($0.id, $0) })
        self.questions = Set(countedQuestions)
    }

    /// The key's place in ``keys``, or nil if the release cannot count it.
    public func index(of key: CounterKey) -> Int? { indexes[key] }

    /// The explainer of that id, or nil.
    public func explainer(_ id: ExplainerID) -> ExplainerVocabulary? { explainersByID[id] }

    /// Whether the release has this question and may count it.
    public func counts(_ question: QuestionID) -> Bool { questions.contains(question.text) }

    /// The class of a key of this release: that of its name, or S for the content counters of a sensitive explainer.
    public func usageClass(of key: CounterKey) -> UsageClass {
        guard key.name.usageClass == .content, let text = key[.explainer], let id = try? ExplainerID(text) else {
            return key.name.usageClass  // Not about an explainer.
        }
        return explainersByID[id]?.isSensitive == true ? .sensitive : .content
    }

    static func checkNames(_ names: [String]) throws(UsageError) {
        var seen: Set<String> = []
        for name in names {
            guard NameRule.allows(name) else {
                throw .malformedName(String(name.prefix(UsageLimits.nameBytesMax)))
            }
            guard seen.insert(name).inserted else { throw .repeatedName(name) }
        }
    }
}
