/// An error as a person at the command line reads it: what is wrong, and what to do next.
struct PlainError: Error, CustomStringConvertible {
    let sentence: String
    let hint: String?

    init(_ sentence: String, hint: String? = nil) {
        self.sentence = sentence
        self.hint = hint
    }

    var description: String { hint.map { "\(sentence) \($0)" } ?? sentence }
}
