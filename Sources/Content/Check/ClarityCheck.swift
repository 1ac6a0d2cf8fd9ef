/// Lists what people have still to rate, and refuses what they found unclear (UX-42).
struct ClarityCheck {
    private static let sheetsMin = 2
    private static let percentMin = 80
    /// The CDC's own mark.
    private static let indexMin = 90

    let ratings: ClarityRatings

    /// Findings about the item `id` of the file `path`: a place that is empty stops nothing, a low score does.
    func findings(path: String, id: String) -> [ContentFinding] {
        lacking.map { ContentFinding(.notice, path, id, $0) } + tooLow.map { ContentFinding(.fault, path, id, $0) }
    }

    private var lacking: [String] {
        var places: [String] = []
        let sheets = Self.sheetsMin - ratings.pemat.count
        if sheets > 0 { places.append("\(sheets) PEMAT sheet\(sheets == 1 ? "" : "s")") }
        if ratings.clearCommunicationIndex == nil { places.append("the Clear Communication Index") }
        guard !places.isEmpty else { return [] }
        return ["It still lacks \(places.joined(separator: " and ")); have people rate it, and never guess (UX-42)."]
    }

    private var tooLow: [String] {
        var sentences: [String] = []
        for sheet in ratings.pemat where min(sheet.understandability, sheet.actionability) < Self.percentMin {
            sentences.append(
                "A PEMAT sheet gives it \(sheet.understandability) % to understand and \(sheet.actionability) % to act "
                    + "on, and \(Self.percentMin) is the least; make it clearer (UX-42).")
        }
        if let index = ratings.clearCommunicationIndex, index < Self.indexMin {
            sentences.append(
                "Its Clear Communication Index is \(index), and \(Self.indexMin) is the least; make it clearer "
                    + "(UX-42).")
        }
        return sentences
    }
}
