/// The words that a patient sees together: one question, one scene, one branch of a file of words.
struct ScreenText {
    /// The branch within the file, such as `questions.Q10`.
    let key: String
    /// Dotted keys with their texts, in reading order of the keys.
    let texts: [(key: String, text: String)]

    /// The screens of one file of words in `folder`.
    ///
    /// Of a question's words each question is a screen; of an explainer's each branch that has `words` or a `title`; of
    /// any other file each branch at the top.
    static func screens(of tree: StringTree, folder: String) -> [ScreenText] {
        guard case .branch(let branches) = tree else { return [] }
        var screens: [ScreenText] = []
        for (name, branch) in branches.sorted(by: { $0.key < $1.key }) {
            if folder == "faq/strings", name == "questions", case .branch(let questions) = branch {
                for (id, question) in questions.sorted(by: { $0.key < $1.key }) {
                    // The finder's words are no prose.
                    let texts = leaves(question, "questions.\(id)").filter { $0.key != "questions.\(id).words" }
                    screens.append(ScreenText(key: "questions.\(id)", texts: texts))
                }
            } else if folder.hasPrefix("explainers/") {
                screens += scenes(branch, name)
            } else if case .branch = branch {
                screens.append(ScreenText(key: name, texts: leaves(branch, name)))
            }
        }
        return screens
    }

    /// Every text below a branch; ids and keys of list items are no words.
    static func leaves(_ tree: StringTree, _ key: String) -> [(key: String, text: String)] {
        switch tree {
        case .text(let text): [(key, text)]
        case .list(let items): items.enumerated().flatMap { leaves($1, join(key, "\($0)")) }
        case .branch(let branches):
            branches.filter { !["id", "rule", "key"].contains($0.key) }.sorted { order($0.key) < order($1.key) }
                .flatMap { leaves($1, join(key, $0)) }
        }
    }

    private static func scenes(_ tree: StringTree, _ key: String) -> [ScreenText] {
        guard case .branch(let branches) = tree else { return [] }
        if branches["words"] != nil || branches["title"] != nil {
            return [ScreenText(key: key, texts: leaves(tree, key))]
        }
        return branches.sorted { $0.key < $1.key }.flatMap { scenes($1, join(key, $0)) }
    }

    /// Headings come before what stands under them.
    private static func order(_ key: String) -> String {
        switch key {
        case "title", "question": "0\(key)"
        case "lead", "words": "1\(key)"
        default: "2\(key)"
        }
    }

    private static func join(_ prefix: String, _ key: String) -> String { prefix.isEmpty ? key : "\(prefix).\(key)" }
}
