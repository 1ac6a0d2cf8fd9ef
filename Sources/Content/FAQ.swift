/// One question of the intake FAQ; its words are in `faq/strings/<language>.json`.
public struct FAQEntry: Sendable {
    /// The id, such as `Q10`.
    public let id: String
    /// The topic it stands under.
    public let topic: String
    /// The facts its answer cites.
    public let facts: [String]
    /// Ids of related questions.
    public let related: [String]
    /// Whether it opens the crisis card; such a question is never counted.
    public let isCrisis: Bool
    /// Whether it speaks of a benefit, so that the risks must be one tap away.
    public let linksRisks: Bool
    /// Whether a clinician has signed it off.
    public let review: ReviewState
    /// The day by which it must be reviewed again, as `YYYY-MM-DD`.
    public let reviewBy: String
    /// What people said of how clear it is.
    public let ratings: ClarityRatings
}

/// `faq/faq.json`: the questions and topics of the intake FAQ, in order.
public struct FAQ: Sendable {
    /// The ids of the topics, in order.
    public let topics: [String]
    /// The questions, in order.
    public let entries: [FAQEntry]
    /// Ids of the questions that people often open, in the order chosen by the clinic's editors; never a count.
    public let often: [String]

    /// Reads `faq.json`; repeated ids, unknown topics and unknown questions are refused.
    public init(json bytes: [UInt8]) throws(ContentError) {
        let path = BundlePath.faq.text
        let raw = try decodeJSON(Raw.self, from: bytes, path: path)
        topics = raw.topics.map(\.id)
        var entries: [FAQEntry] = []
        for question in raw.questions {
            try ContentID.check(question.id, path: path)
            entries.append(try question.entry(path: path))
        }
        self.entries = entries
        often = raw.often ?? []
        let ids = Set(entries.map(\.id))
        guard ids.count == entries.count else {
            throw .invalidValue(path: path, key: "questions", found: "repeated id")
        }
        if let stranger = often.first(where: { !ids.contains($0) }) {
            throw .invalidValue(path: path, key: "often", found: stranger)
        }
        for entry in entries {
            guard topics.contains(entry.topic) else {
                throw .invalidValue(path: path, key: "\(entry.id).topic", found: entry.topic)
            }
            if let stranger = entry.related.first(where: { !ids.contains($0) }) {
                throw .invalidValue(path: path, key: "\(entry.id).related", found: stranger)
            }
        }
    }

    private struct Raw: Decodable {
        struct Topic: Decodable {
            let id: String
        }
        let topics: [Topic]
        let often: [String]?
        let questions: [RawQuestion]
    }

    private struct RawQuestion: Decodable {
        enum CodingKeys: String, CodingKey { case id, topic, facts, related, crisis, risks }
        let id: String
        let topic: String
        let facts: [String]
        let related: [String]
        let crisis: Bool
        let risks: Bool
        let review: RawReview

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            id = try container.decode(String.self, forKey: .id)
            topic = try container.decode(String.self, forKey: .topic)
            facts = try container.decode([String].self, forKey: .facts)
            related = try container.decodeIfPresent([String].self, forKey: .related) ?? []
            crisis = try container.decodeIfPresent(Bool.self, forKey: .crisis) ?? false
            risks = try container.decodeIfPresent(Bool.self, forKey: .risks) ?? false
            review = try RawReview(from: decoder)
        }

        func entry(path: String) throws(ContentError) -> FAQEntry {
            FAQEntry(
                id: id, topic: topic, facts: facts, related: related, isCrisis: crisis, linksRisks: risks,
                review: try review.state(path: path), reviewBy: try review.day(path: path),
                ratings: try review.clarity(path: path))
        }
    }
}
