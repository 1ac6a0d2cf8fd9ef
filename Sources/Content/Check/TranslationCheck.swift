/// Compares every language's words with the English ones: same keys, same places to fill in.
struct TranslationCheck {
    /// A line that only drafts of a translation have.
    static let draftKey = "translationDraft"
    static let missing = "It has no text; translate it from en.json."

    let words: [ContentCheck.Place: StringTree]

    func findings() -> [ContentFinding] {
        let folders = Set(words.keys.map(\.folder)).sorted()
        let languages = Set(words.keys.map(\.language)).subtracting([.english]).sorted()
        return folders.flatMap { folder in
            languages.flatMap { compare(folder, $0) }
        }
    }

    private func compare(_ folder: String, _ language: LanguageTag) -> [ContentFinding] {
        let english = texts(folder, .english)
        guard !english.isEmpty else { return [] }
        let place = ContentCheck.Place(folder: folder, language: language)
        guard words[place] != nil else {
            return [
                ContentFinding(
                    .fault, place.path, "",
                    "The file is missing, so that \(folder) is not in \(language); translate \(folder)/en.json.")
            ]
        }
        let other = texts(folder, language)
        var findings: [ContentFinding] = []
        for (key, text) in english.sorted(by: { $0.key < $1.key }) {
            guard let translated = other[key], !translated.isEmpty || text.isEmpty else {
                findings.append(ContentFinding(.fault, place.path, key, Self.missing))
                continue
            }
            let lost = Self.fillings(text).symmetricDifference(Self.fillings(translated))
            if let first = lost.sorted().first {
                findings.append(
                    ContentFinding(
                        .fault, place.path, key, "{\(first)} stands in one of the languages only; write it in both."))
            }
        }
        for key in other.keys.sorted() where english[key] == nil && key.split(separator: ".").last != Self.draftKey[...]
        {
            findings.append(
                ContentFinding(.notice, place.path, key, "English has no such text; take it out, or add it to en.json.")
            )
        }
        return findings
    }

    private func texts(_ folder: String, _ language: LanguageTag) -> [String: String] {
        guard let tree = words[ContentCheck.Place(folder: folder, language: language)] else { return [:] }
        return Dictionary(tree.texts.map { ($0.key, $0.text) }) { first, _ in first }
    }

    /// The names in braces.
    private static func fillings(_ text: String) -> Set<Substring> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
                part.firstIndex(of: "}").map { part[..<$0] }
            })
    }
}
