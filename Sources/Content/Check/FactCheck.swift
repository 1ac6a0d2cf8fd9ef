/// Checks what each item cites, and lists what a clinician and those who rate have still to do (R3, R11, UX-42).
struct FactCheck {
    let files: [BundlePath: [UInt8]]
    let today: String

    /// One explainer or question, as far as facts and people's judgement are concerned.
    private struct Item {
        let path: String
        let id: String
        let facts: [String]
        let parts: [(name: String, facts: [String])]
        let review: ReviewState
        let reviewBy: String
        let ratings: ClarityRatings
    }

    /// What cannot be read is named by the bundle's own reader and left out here.
    func findings() -> [ContentFinding] {
        guard let base = try? FactBase(json: files[.facts] ?? []) else { return [] }  // Named elsewhere, as said.
        var findings: [ContentFinding] = []
        for item in items() {
            findings += faults(of: item.facts, name: item.id, item, base)
            for part in item.parts { findings += faults(of: part.facts, name: "\(item.id) \(part.name)", item, base) }
            if case .reviewed(let person, let day) = item.review {
                if day > today {
                    findings.append(
                        ContentFinding(
                            .fault, item.path, item.id, "It was reviewed by \(person) on \(day), which is not yet."))
                }
            } else {
                findings.append(ContentFinding(.notice, item.path, item.id, "No clinician has signed it off (R3)."))
            }
            if item.reviewBy < today {
                findings.append(
                    ContentFinding(
                        .notice, item.path, item.id,
                        "Its review was due by \(item.reviewBy); have it reviewed again (R11)."))
            }
            findings += ClarityCheck(ratings: item.ratings).findings(path: item.path, id: item.id)
        }
        return findings
    }

    private func faults(of facts: [String], name: String, _ item: Item, _ base: FactBase) -> [ContentFinding] {
        guard !facts.isEmpty else {
            return [ContentFinding(ContentError.noFacts(path: item.path, item: name))]
        }
        return facts.compactMap { id in
            guard let fact = base.facts[id] else {
                return ContentFinding(ContentError.unknownFact(path: item.path, item: name, fact: id))
            }
            guard fact.status == .review, item.review == .unstated else { return nil }
            return ContentFinding(ContentError.reviewMissing(path: item.path, item: name, fact: id))
        }
    }

    private func items() -> [Item] {
        var items: [Item] = []
        for path in files.keys.sorted() where path.text.hasSuffix("/explainer.json") {
            // One that cannot be read is named by the bundle's own reader.
            guard let explainer = try? Explainer(json: files[path] ?? [], path: path) else { continue }
            items.append(
                Item(
                    path: path.text, id: explainer.id, facts: explainer.facts,
                    parts: explainer.scenes.map { ("scene \($0.id)", $0.facts) }, review: explainer.review,
                    reviewBy: explainer.reviewBy, ratings: explainer.ratings))
        }
        guard let faq = try? FAQ(json: files[.faq] ?? []) else { return items }  // As above.
        return items
            + faq.entries.map {
                Item(
                    path: BundlePath.faq.text, id: $0.id, facts: $0.facts, parts: [], review: $0.review,
                    reviewBy: $0.reviewBy, ratings: $0.ratings)
            }
    }
}
