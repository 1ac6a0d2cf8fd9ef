/// What no text for patients may say, and what must stand beside some words (R2, R4, R7, R12 of the content rules).
struct WordRules {
    /// Phrases that promise an outcome; a `*` at the end of a word stands for any ending.
    private let banned: [[String]]
    /// Words that name ketamine as a shot.
    private let shot: [[String]]
    /// What must stand on the same screen, in one of these forms.
    private let offLabel: [String]
    /// The off-label line as an example for the writer.
    let offLabelExample: String

    /// The rules of a language, or nil where none are written down.
    static func of(_ language: LanguageTag) -> WordRules? {
        switch language.text.prefix(while: { $0 != "-" }) {
        case "en": english
        case "es": spanish
        default: nil
        }
    }

    private static let english = WordRules(
        banned: [
            "cure", "cures", "cured", "guarantee*", "miracle*", "fix you", "fixes you", "heals your brain",
            "rewires your brain", "proven to work for you", "100 safe", "no side effects", "non addictive",
            "nonaddictive", "everyone",
        ],
        shot: ["shot", "shots", "injection", "injections", "im ketamine"],
        offLabel: ["not fda-approved for depression (off-label)"],
        offLabelExample: "The ketamine shot is not FDA-approved for depression (off-label).")

    private static let spanish = WordRules(
        banned: [
            "cura", "curan", "curará", "garantiza*", "garantía", "milagro*", "repara su cerebro",
            "sin efectos secundarios", "100 seguro", "100 segura", "no es adictivo", "no es adictiva", "para todos",
        ],
        shot: ["inyección", "inyecciones", "ketamina im"],
        offLabel: ["no está aprobada por la fda para la depresión", "no aprobado por la fda para la depresión"],
        offLabelExample: "La inyección de ketamina no está aprobada por la FDA para la depresión.")

    private init(banned: [String], shot: [String], offLabel: [String], offLabelExample: String) {
        self.banned = banned.map(Self.tokens)
        self.shot = shot.map(Self.tokens)
        self.offLabel = offLabel
        self.offLabelExample = offLabelExample
    }

    /// The first banned phrase in the text, or nil.
    func promise(in text: String) -> String? {
        let words = Self.tokens(text)
        return banned.first { Self.holds(words, $0) }?.joined(separator: " ")
    }

    /// Whether the texts of one screen name the shot and lack the off-label line.
    func lacksOffLabel(_ texts: [String]) -> Bool {
        guard texts.contains(where: { text in shot.contains { Self.holds(Self.tokens(text), $0) } }) else {
            return false
        }
        let whole = texts.joined(separator: " ").lowercased()
        return !offLabel.contains { whole.contains($0) }
    }

    /// A number with a unit of medicine, such as `84 mg`, or nil.
    static func dose(in text: String) -> String? {
        let units: Set = [
            "mg", "mcg", "ml", "cc", "milligram", "milligrams", "microgram", "micrograms", "miligramo", "miligramos",
            "microgramos", "mililitros",
        ]
        let words = tokens(text)
        for (index, word) in words.enumerated() {
            let digits = word.prefix(while: \.isNumber)
            if !digits.isEmpty, units.contains(String(word.dropFirst(digits.count))) { return word }
            if index > 0, units.contains(word), words[index - 1].allSatisfy(\.isNumber) {
                return "\(words[index - 1]) \(word)"
            }
        }
        return nil
    }

    /// Whether the first "Spravato" of a screen lacks its mark (R12).
    static func lacksMark(_ texts: [String]) -> Bool {
        guard let text = texts.first(where: { $0.contains("Spravato") }) else { return false }
        let parts = text.split(separator: "Spravato", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count < 2 || parts[1].first != "®"
    }

    /// Lower-case runs of letters and digits.
    private static func tokens(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "*") }.map(String.init)
    }

    private static func holds(_ words: [String], _ phrase: [String]) -> Bool {
        guard words.count >= phrase.count else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            zip(words[start...], phrase).allSatisfy { word, pattern in
                pattern.hasSuffix("*") ? word.hasPrefix(pattern.dropLast()) : word == pattern
            }
        }
    }
}
