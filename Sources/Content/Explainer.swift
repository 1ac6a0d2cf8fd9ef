/// `explainers/<id>/explainer.json`: what an explainer is made of and what it rests on.
public struct Explainer: Sendable {
    /// One scene: an id and the facts it rests on.
    public struct Scene: Decodable, Sendable {
        /// The scene's id, such as `hook`.
        public let id: String
        /// The ids of the facts that the scene cites.
        public let facts: [String]
    }

    /// A question that asks what the reader took away.
    public struct Teachback: Decodable, Sendable {
        /// The question's id, unique in the bundle.
        public let id: String
        /// The ids of its choices, in order.
        public let choices: [String]
        /// The choice that says what the explainer says.
        public let answer: String
    }

    /// The explainer's id, the name of its folder.
    public let id: String
    /// Its scenes, first to last.
    public let scenes: [Scene]
    /// The facts that it cites as a whole.
    public let facts: [String]
    /// Whether its counters are of the sensitive class.
    public let isSensitive: Bool
    /// What it asks of the reader at its end; may be empty.
    public let teachbacks: [Teachback]
    /// Whether it has a sheet to take home, which counters name by the explainer's id.
    public let isTakenHome: Bool
    /// Whether a clinician has signed it off.
    public let review: ReviewState
    /// The day by which it must be reviewed again, as `YYYY-MM-DD`.
    public let reviewBy: String
    /// What people said of how clear it is.
    public let ratings: ClarityRatings

    /// Reads one `explainer.json`, found at `path`.
    public init(json bytes: [UInt8], path: BundlePath) throws(ContentError) {
        let raw = try decodeJSON(Raw.self, from: bytes, path: path.text)
        try ContentID.check(raw.id, path: path.text)
        for scene in raw.scenes { try ContentID.check(scene.id, path: path.text) }
        guard path.text == "explainers/\(raw.id)/explainer.json" else {
            throw .invalidValue(path: path.text, key: "id", found: raw.id)
        }
        guard !raw.scenes.isEmpty, Set(raw.scenes.map(\.id)).count == raw.scenes.count else {
            throw .invalidValue(path: path.text, key: "scenes", found: raw.scenes.map(\.id).joined(separator: ","))
        }
        id = raw.id
        scenes = raw.scenes
        facts = raw.facts
        isSensitive = raw.sensitive ?? false
        teachbacks = raw.teachback ?? []
        isTakenHome = raw.takehome ?? false
        for teachback in teachbacks { try teachback.check(path: path.text) }
        review = try raw.review.state(path: path.text)
        reviewBy = try raw.review.day(path: path.text)
        ratings = try raw.review.clarity(path: path.text)
    }

    /// What counters need to know of it.
    public var keys: ExplainerKeys { ExplainerKeys(id: id, scenes: scenes.map(\.id), isSensitive: isSensitive) }

    private struct Raw: Decodable {
        enum CodingKeys: String, CodingKey { case id, scenes, facts, sensitive, teachback, takehome }
        let id: String
        let scenes: [Scene]
        let facts: [String]
        let sensitive: Bool?
        let teachback: [Teachback]?
        let takehome: Bool?
        let review: RawReview

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            id = try container.decode(String.self, forKey: .id)
            scenes = try container.decode([Scene].self, forKey: .scenes)
            facts = try container.decode([String].self, forKey: .facts)
            sensitive = try container.decodeIfPresent(Bool.self, forKey: .sensitive)
            teachback = try container.decodeIfPresent([Teachback].self, forKey: .teachback)
            takehome = try container.decodeIfPresent(Bool.self, forKey: .takehome)
            review = try RawReview(from: decoder)
        }
    }
}

extension Explainer.Teachback {
    /// Checks its ids, that there is something to choose, and that one choice is the answer.
    fileprivate func check(path: String) throws(ContentError) {
        for id in [id] + choices { try ContentID.check(id, path: path) }
        guard choices.count >= 2, Set(choices).count == choices.count else {
            throw .invalidValue(path: path, key: "\(id).choices", found: choices.joined(separator: ","))
        }
        guard choices.contains(answer) else { throw .invalidValue(path: path, key: "\(id).answer", found: answer) }
    }
}

/// The keys about review and rating that every content item carries.
struct RawReview: Decodable {
    let review: String?
    let reviewedBy: String?
    let reviewedOn: String?
    let reviewBy: String
    let ratings: ClarityRatings?

    func clarity(path: String) throws(ContentError) -> ClarityRatings {
        try ratings?.check(path: path)
        return ratings ?? .unrated
    }

    func state(path: String) throws(ContentError) -> ReviewState {
        if let reviewedBy, let reviewedOn, review == nil { return .reviewed(by: reviewedBy, on: reviewedOn) }
        switch review {
        case "needed": return .needed
        case nil: return .unstated
        case .some(let other): throw .invalidValue(path: path, key: "review", found: other)
        }
    }

    func day(path: String) throws(ContentError) -> String {
        let digits = reviewBy.split(separator: "-", omittingEmptySubsequences: false)
        guard digits.map(\.utf8.count) == [4, 2, 2], digits.allSatisfy({ Int($0) != nil }) else {
            throw .invalidValue(path: path, key: "reviewBy", found: reviewBy)
        }
        return reviewBy
    }
}
