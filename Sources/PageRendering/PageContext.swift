import Content

/// What templates may name: the words, the clinic, the site's rules, the lists of explainers and questions.
///
/// The names are the contract with template authors; `Kiosk/docs/templates.md` lists them.
struct PageContext {
    let bundle: ContentBundle
    /// Where the bundle's files are served: the release's name stands in it, so one page never mixes two releases.
    let assets: String
    let site: SiteConfiguration
    let languages: [LanguageTag]
    let defaultLanguage: LanguageTag

    func language(_ language: LanguageTag, page: PageList.Page, url: String, words: StringTree) -> [String: Any] {
        let topics = topics(language)
        var context: [String: Any] = [
            "lang": language.text, "dir": language.isRightToLeft ? "rtl" : "ltr", "assets": assets,
            "home": "/\(language)/", "s": Self.plain(words), "clinic": clinic(language),
            "site": device,
            "styles": (bundle.pages.styles + page.styles).map { "\(assets)/\($0)" },
            "scripts": (bundle.pages.scripts + page.scripts).map { "\(assets)/\($0)" },
            "explainers": explainers(language, words: words), "topics": topics,
            "often": often(language),
            "defaultLanguage": defaultLanguage.text,
            "languages": links(to: url, from: language),
        ]
        context["page"] = [
            "id": page.id, "url": url, "title": words["pages"]?[page.id]?.text ?? "",
        ]
        context["opening"] = opening
        return context
    }

    /// The page at `url` in each language offered.
    func links(to url: String, from language: LanguageTag) -> [[String: Any]] {
        languages.map { tag in
            [
                "tag": tag.text, "label": ownName(of: tag), "current": tag == language,
                "url": url.replacing("/\(language)/", with: "/\(tag)/", maxReplacements: 1),
            ]
        }
    }

    func item(_ explainer: Explainer) -> [String: Any] {
        state(id: explainer.id, facts: explainer.facts, review: explainer.review, reviewBy: explainer.reviewBy)
    }

    func item(_ entry: FAQEntry, language: LanguageTag) -> [String: Any] {
        var item = state(id: entry.id, facts: entry.facts, review: entry.review, reviewBy: entry.reviewBy)
        let words = faqWords(language)?["questions"]?[entry.id]
        item["question"] = words?["question"]?.text ?? ""
        item["blocks"] = (words?["blocks"]).map { blocks($0, language: language) } ?? []
        item["related"] = entry.related.compactMap { id in bundle.faq.entries.first { $0.id == id } }
            .map { link($0, language: language) }
        item["risks"] = entry.linksRisks
        return item
    }

    /// A tree of words as Mustache takes it: texts, arrays and dictionaries; empty texts are left out, as absent.
    static func plain(_ tree: StringTree) -> Any {
        switch tree {
        case .text(let text): text
        case .list(let items): items.map(plain)
        case .branch(let branches): branches.filter { $1 != .text("") }.mapValues(plain)
        }
    }

    // MARK: - Parts

    private func clinic(_ language: LanguageTag) -> [String: Any] {
        var context: [String: Any] = ["named": site.clinic != nil]
        if let takeHome { context["takeHome"] = takeHome }
        guard let clinic = site.clinic else { return context }
        context["name"] = clinic.name
        if !clinic.phone.isEmpty { context["phone"] = clinic.phone }
        if !clinic.address.isEmpty { context["address"] = clinic.address }
        if !clinic.url.isEmpty { context["url"] = clinic.url }
        let days = bundle.strings["strings"]?[language]?["days"]
        let hours = site.openingHours.map { hours in
            let names = hours.days.map { days?["\($0)"]?.text ?? "\($0)" }
            return "\(names.joined(separator: ", ")): \(hours.opens)–\(hours.closes)"
        }
        if !hours.isEmpty { context["hours"] = hours }
        return context
    }

    private var device: [String: Any] {
        var context: [String: Any] = [
            "showUnreviewed": site.showUnreviewed, "printer": site.hasPrinter, "staffPIN": site.staffPIN != nil,
        ]
        if let pitch = site.panelPitchMillimetres { context["panelPitchMm"] = "\(pitch)" }
        return context
    }

    /// The QR code's frame has its quiet zone of four modules around it.
    private var takeHome: [String: Any]? {
        guard let takeHome = site.takeHome else { return nil }
        var context: [String: Any] = ["url": takeHome.url]
        if let qr = takeHome.qr {
            context["qr"] =
                ["modules": qr.modules, "path": qr.path, "viewBox": "-4 -4 \(qr.modules + 8) \(qr.modules + 8)"]
                as [String: Any]
        }
        return context
    }

    /// Each explainer once, at the first of its pages; a sheet to take home is a later one.
    private func explainers(_ language: LanguageTag, words: StringTree) -> [[String: Any]] {
        bundle.explainers.compactMap { explainer in
            let id = explainer.id
            guard let page = bundle.pages.pages.first(where: { $0.explainer == id }) else { return nil }
            let titles = words["explainers"]?[id].map(Self.plain) as? [String: Any] ?? [:]
            return titles.merging([
                "id": id, "url": page.url.replacing("{lang}", with: language.text), id: true,
            ]) { $1 }
        }
    }

    private func topics(_ language: LanguageTag) -> [[String: Any]] {
        bundle.faq.topics.map { topic in
            [
                "id": topic, "title": faqWords(language)?["topics"]?[topic]?.text ?? topic,
                "questions": bundle.faq.entries.filter { $0.topic == topic }.map { link($0, language: language) },
            ]
        }
    }

    private func often(_ language: LanguageTag) -> [[String: Any]] {
        bundle.faq.often.compactMap { id in bundle.faq.entries.first { $0.id == id } }
            .map { link($0, language: language) }
    }

    private func link(_ entry: FAQEntry, language: LanguageTag) -> [String: Any] {
        let words = faqWords(language)?["questions"]?[entry.id]
        return [
            "id": entry.id, "crisis": entry.isCrisis,
            "url": entry.isCrisis ? "/\(language)/help/" : "/\(language)/faq/\(entry.id)/",
            "question": words?["question"]?.text ?? "",
            "words": words?["words"]?.text ?? "",
        ]
    }

    /// Typed blocks; a clinic's rule is filled in, or left to the template's "ask your care team" where there is none.
    private func blocks(_ tree: StringTree, language: LanguageTag) -> Any {
        guard case .list(let blocks) = tree else { return [] as [Any] }
        return blocks.map { block -> Any in
            guard var plain = Self.plain(block) as? [String: Any] else { return Self.plain(block) }
            if let name = block["clinicRule"]?["rule"]?.text, var rule = plain["clinicRule"] as? [String: Any] {
                rule["text"] = clinicRule(name, language: language)
                plain["clinicRule"] = rule
            }
            return plain
        }
    }

    private func clinicRule(_ name: String, language: LanguageTag) -> String? {
        switch name {
        case "imDriving": site.imDrivingRule[language]
        case "imFasting": site.imFastingRule[language]
        default: nil
        }
    }

    private func state(id: String, facts: [String], review: ReviewState, reviewBy: String) -> [String: Any] {
        [
            "id": id, "facts": facts, "reviewBy": reviewBy,
            "unreviewed": !review.isReviewed && site.showUnreviewed,
            "withheld": !review.isReviewed && !site.showUnreviewed,
        ]
    }

    private func faqWords(_ language: LanguageTag) -> StringTree? { bundle.strings["faq/strings"]?[language] }

    /// The language in its own words, such as Español.
    private func ownName(of language: LanguageTag) -> String {
        bundle.strings["strings"]?[language]?["language"]?.text ?? language.text
    }
}
