/// How easy a text reads, by the formula that is kept for its language.
///
/// A score is a smoke alarm, not a proof: it is taken for 30 words and more only (UX-40, UX-41).
enum ReadingGrade {
    /// Fewer words than this have no grade.
    static let wordsMin = 30
    /// Most words of a sentence.
    static let sentenceWordsMax = 20
    /// Highest Flesch–Kincaid grade of an English screen.
    static let englishScreenMax = 6.0
    /// Highest Flesch–Kincaid grade of all English words together.
    static let englishBundleMax = 5.0
    /// Lowest INFLESZ of a Spanish screen: "bastante fácil".
    static let spanishScreenMin = 65.0

    /// The Flesch–Kincaid grade.
    static func fleschKincaid(_ prose: Prose) -> Double {
        let words = prose.words
        let syllables = words.reduce(0) { $0 + Syllables.english($1) }
        return 0.39 * ratio(words.count, prose.sentences.count) + 11.8 * ratio(syllables, words.count) - 15.59
    }

    /// The INFLESZ score: Szigriszt-Pazos' formula of 1993.
    static func inflesz(_ prose: Prose) -> Double {
        let words = prose.words
        let syllables = words.reduce(0) { $0 + Syllables.spanish($1) }
        return 206.835 - 62.3 * ratio(syllables, words.count) - ratio(words.count, prose.sentences.count)
    }

    /// One decimal, as people read it.
    static func shown(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func ratio(_ left: Int, _ right: Int) -> Double { Double(left) / Double(max(1, right)) }
}
