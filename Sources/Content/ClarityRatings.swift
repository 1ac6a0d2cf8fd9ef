/// What people said of how clear an item is; empty until real people have rated it, and never filled by a guess.
///
/// A reading grade is a smoke alarm and no proof: two people fill in a PEMAT sheet for each item, and one finds the
/// CDC's index.
///
/// Sources: *The Patient Education Materials Assessment Tool* (AHRQ), printable materials, scores in percent;
/// *CDC Clear Communication Index*, 0 to 100.
public struct ClarityRatings: Decodable, Sendable {
    /// What one person's PEMAT sheet comes to, in percent.
    public struct PEMAT: Decodable, Sendable {
        /// How much of it people of every background can understand.
        public let understandability: Int
        /// How well it tells them what they can do.
        public let actionability: Int
    }

    /// The sheets, one for each person who rated.
    public let pemat: [PEMAT]
    /// The index, if somebody has found it.
    public let clearCommunicationIndex: Int?

    /// Nobody has rated.
    static let unrated = ClarityRatings(pemat: [], clearCommunicationIndex: nil)

    /// Refuses a score outside 0 to 100 with ``ContentError/invalidValue(path:key:found:)``.
    func check(path: String) throws(ContentError) {
        var scores = pemat.flatMap { [$0.understandability, $0.actionability] }
        if let clearCommunicationIndex { scores.append(clearCommunicationIndex) }
        if let odd = scores.first(where: { !(0...100).contains($0) }) {
            throw .invalidValue(path: path, key: "ratings", found: String(odd))
        }
    }
}
