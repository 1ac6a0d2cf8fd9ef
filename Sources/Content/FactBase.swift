/// A clinical fact in the bundle's own words, which content items cite by id.
public struct Fact: Codable, Hashable, Sendable {
    /// How well the fact was checked.
    public enum Status: String, Codable, Sendable {
        /// Read in an authoritative page or a copy of the current label.
        case verified
        /// Read only in an older or secondary copy.
        case secondary
        /// Not verified, or a clinic's own policy: needs a clinician's sign-off.
        case review
    }

    /// The id, such as `CF-001`.
    public let id: String
    /// How well it was checked.
    public let status: Status
    /// The key of its source.
    public let source: String
    /// The fact itself, in our own words.
    public let statement: String
}

/// `facts.json`: every fact that the bundle's items may cite.
public struct FactBase: Sendable {
    /// The facts by id.
    public let facts: [String: Fact]

    /// Reads `facts.json`; a repeated id is refused.
    public init(json bytes: [UInt8]) throws(ContentError) {
        struct Raw: Decodable {
            let facts: [Fact]
        }
        let path = BundlePath.facts.text
        var facts: [String: Fact] = [:]
        for fact in try decodeJSON(Raw.self, from: bytes, path: path).facts {
            guard facts.updateValue(fact, forKey: fact.id) == nil else {
                throw .invalidValue(path: path, key: "id", found: fact.id)
            }
        }
        self.facts = facts
    }

    /// Checks that `item` cites facts, that each exists, and that unreviewed ones are admitted to be so.
    func check(_ cited: [String], item: String, path: String, review: ReviewState) throws(ContentError) {
        guard !cited.isEmpty else { throw .noFacts(path: path, item: item) }
        for id in cited {
            guard let fact = facts[id] else { throw .unknownFact(path: path, item: item, fact: id) }
            if fact.status == .review, review == .unstated {
                throw .reviewMissing(path: path, item: item, fact: id)
            }
        }
    }
}

/// Whether a clinician has signed an item off.
public enum ReviewState: Hashable, Sendable {
    /// Signed off by a named person on a day (`YYYY-MM-DD`).
    case reviewed(by: String, on: String)
    /// Admitted to need review; patients see it only where the site allows.
    case needed
    /// Nothing said: allowed only when every cited fact is verified.
    case unstated
}
