/// A question with its choices, for teach-back and feedback.
public struct ChoiceVocabulary: Hashable, Sendable {
    /// The question's id.
    public let question: String
    /// The ids of its choices, in the manifest's order.
    public let choices: [String]

    /// Takes the manifest's names; throws ``UsageError`` if one is malformed or comes twice.
    public init(question: String, choices: [String]) throws(UsageError) {
        try UsageVocabulary.checkNames([question])
        try UsageVocabulary.checkNames(choices)
        self.question = question
        self.choices = choices
    }
}
