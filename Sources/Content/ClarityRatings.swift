/// What people said of how clear an item is; empty until real people have rated it, and never filled by a guess.
///
/// A reading grade is a smoke alarm and no proof: two people fill in a PEMAT sheet for each item, and one the CDC's
/// index.
///
/// Sources: *The Patient Education Materials Assessment Tool* (AHRQ), printable materials, scores in percent;
/// *CDC Clear Communication Index*, 0 to 100.
public struct ClarityRatings: Decodable, Equatable, Sendable {
    /// What one person's PEMAT sheet comes to, in percent.
    public struct PEMAT: Decodable, Equatable, Sendable {
        /// How much of it people of every background can understand.
        public let understandability: Int
        /// How well it tells them what they can do.
        public let actionability: Int

        /// Joins the two scores.
        public init(understandability: Int, actionability: Int) {
            self.understandability = understandability
            self.actionability = actionability
        }
    }

    /// How many people rate an item with PEMAT.
    public static let pematSheetsMin = 2
    /// What each of a sheet's two scores is wanted to be at least.
    public static let pematPercentMin = 80
    /// What the index is wanted to be at least: the CDC's own mark.
    public static let indexMin = 90

    /// The sheets, one for each person who rated.
    public let pemat: [PEMAT]
    /// The index, if somebody has found it.
    public let clearCommunicationIndex: Int?

    /// Nobody has rated.
    public static let none = ClarityRatings(pemat: [], clearCommunicationIndex: nil)

    /// Joins the parts.
    public init(pemat: [PEMAT], clearCommunicationIndex: Int?) {
        self.pemat = pemat
        self.clearCommunicationIndex = clearCommunicationIndex
    }

    /// Refuses a score outside 0 to 100 with ``ContentError/invalidValue(path:key:found:)``.
    func check(path: String) throws(ContentError) {
        let scores = pemat.flatMap { [$0.understandability, $0.actionability] } + [clearCommunicationIndex ?? 0]
        if let odd = scores.first(where: { !(0...100).contains($0) }) {
            throw .invalidValue(path: path, key: "ratings", found: String(odd))
        }
    }

    /// What is lacking or too low, each with its weight: a place that is empty stops nothing, a low score does.
    var remarks: [(weight: ContentFinding.Weight, sentence: String)] {
        var remarks: [(ContentFinding.Weight, String)] = []
        var lacking: [String] = []
        let sheetsLacking = Self.pematSheetsMin - pemat.count
        if sheetsLacking > 0 { lacking.append("\(sheetsLacking) PEMAT sheet\(sheetsLacking == 1 ? "" : "s")") }
        if clearCommunicationIndex == nil { lacking.append("the Clear Communication Index") }
        if !lacking.isEmpty {
            let what = lacking.joined(separator: " and ")
            remarks.append((.notice, "It still lacks \(what); have people rate it, and never guess (UX-42)."))
        }
        for sheet in pemat where min(sheet.understandability, sheet.actionability) < Self.pematPercentMin {
            remarks.append(
                (
                    .fault,
                    "A PEMAT sheet gives it \(sheet.understandability) % to understand and \(sheet.actionability) % to "
                        + "act on, and \(Self.pematPercentMin) is the least; make it clearer (UX-42)."
                ))
        }
        if let index = clearCommunicationIndex, index < Self.indexMin {
            remarks.append(
                (
                    .fault,
                    "Its Clear Communication Index is \(index), and \(Self.indexMin) is the least; make it clearer (UX-42)."
                ))
        }
        return remarks
    }
}
