/// A text as its sentences and words, the same for reading grades, limits and banned words.
///
/// A sentence ends with `. ! ? : ; …`, closing quotes included, before white space, and with each line; a word is a run
/// of letters, digits, apostrophes, hyphens and `®`.
struct Prose {
    let sentences: [[String]]

    /// Reads one text.
    init(_ text: String) {
        sentences = Self.split(text).map(Self.words).filter { !$0.isEmpty }
    }

    /// Joins texts: list items and headings count as sentences (UX-40).
    init(joining texts: [String]) {
        sentences = texts.flatMap { Prose($0).sentences }
    }

    var words: [String] { sentences.flatMap { $0 } }

    private static func split(_ text: String) -> [String] {
        var parts: [String] = []
        var current = ""
        var hasEnded = false
        for character in text {
            if character.isNewline || (hasEnded && character.isWhitespace) {
                parts.append(current)
                current = ""
                hasEnded = false
                continue
            }
            current.append(character)
            if ".!?:;…".contains(character) {
                hasEnded = true
            } else if !"”’\"»)".contains(character) {
                hasEnded = false
            }
        }
        parts.append(current)
        return parts
    }

    private static func words(_ sentence: String) -> [String] {
        sentence.split { !($0.isLetter || $0.isNumber || "'’-®".contains($0)) }
            .map(String.init).filter { $0.contains { $0.isLetter || $0.isNumber } }
    }
}
