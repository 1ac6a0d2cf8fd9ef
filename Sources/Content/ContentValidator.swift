/// Checks that a bundle's files make sense together: pages, templates, words, facts, explainers and FAQ.
struct ContentValidator {
    let files: [BundlePath: [UInt8]]

    init(files: [BundlePath: [UInt8]]) {
        self.files = files.filter { $0.key != .manifest }
    }

    func bundle() throws(ContentError) -> ContentBundle {
        try checkSizes()
        let pages = try PageList(json: required(.pages))
        let facts = try FactBase(json: required(.facts))
        let faq = try FAQ(json: required(.faq))
        _ = try required(.layout)
        var explainers: [Explainer] = []
        for page in pages.pages {
            try checkFiles(of: page)
            // A sheet to take home is a second page of the same explainer.
            guard let id = page.explainer, !explainers.contains(where: { $0.id == id }) else { continue }
            let path = try BundlePath("explainers/\(id)/explainer.json")
            explainers.append(try Explainer(json: required(path), path: path))
        }
        try checkTeachbacks(explainers)
        for file in pages.styles + pages.scripts { _ = try required(BundlePath(file)) }
        let strings = try readStrings(pages)
        try checkFacts(facts, explainers: explainers, faq: faq)
        let languages =
            strings["strings"].map { $0.keys.sorted { $0 == .english || ($1 != .english && $0 < $1) } } ?? []
        try checkWords(strings, languages: languages, faq: faq)
        return ContentBundle(
            files: files, languages: languages, pages: pages, facts: facts, explainers: explainers, faq: faq,
            strings: strings)
    }

    private func checkSizes() throws(ContentError) {
        guard files.count <= ContentLimits.filesMax else {
            throw .limitExceeded(limit: "the number of files", maximum: ContentLimits.filesMax, found: files.count)
        }
        let totalBytes = files.values.reduce(0) { $0 + $1.count }
        guard totalBytes <= ContentLimits.bundleBytesMax else {
            throw .limitExceeded(
                limit: "the size of the bundle", maximum: ContentLimits.bundleBytesMax, found: totalBytes)
        }
        for path in files.keys.sorted() {
            guard let count = files[path]?.count, count > ContentLimits.fileBytesMax else { continue }
            throw .limitExceeded(limit: "the length of \(path)", maximum: ContentLimits.fileBytesMax, found: count)
        }
    }

    private func required(_ path: BundlePath) throws(ContentError) -> [UInt8] {
        guard let bytes = files[path] else { throw .missingFile(path: path.text) }
        return bytes
    }

    private func checkFiles(of page: PageList.Page) throws(ContentError) {
        for file in [page.template] + page.styles + page.scripts { _ = try required(BundlePath(file)) }
    }

    /// Counters know a teach-back by its own id alone, so no two in a bundle may share one.
    private func checkTeachbacks(_ explainers: [Explainer]) throws(ContentError) {
        var seen: Set<String> = []
        for explainer in explainers {
            for teachback in explainer.teachbacks where !seen.insert(teachback.id).inserted {
                throw .invalidValue(
                    path: "explainers/\(explainer.id)/explainer.json", key: "teachback.id", found: teachback.id)
            }
        }
    }

    /// Reads `<folder>/<language>.json` of every folder that some page names.
    private func readStrings(_ pages: PageList) throws(ContentError) -> [String: [LanguageTag: StringTree]] {
        var strings: [String: [LanguageTag: StringTree]] = [:]
        for folder in Set(pages.pages.flatMap(\.strings)).sorted() {
            for path in files.keys.sorted() where path.text.hasPrefix(folder + "/") && path.fileExtension == "json" {
                let name = path.text.dropFirst(folder.count + 1).dropLast(".json".count)
                guard !name.contains("/") else { continue }
                guard let language = LanguageTag(String(name)) else {
                    throw .invalidValue(path: path.text, key: "language", found: String(name))
                }
                strings[folder, default: [:]][language] = try StringTree(json: required(path), path: path)
            }
            guard strings[folder]?[.english] != nil else { throw .missingFile(path: "\(folder)/en.json") }
        }
        return strings
    }

    private func checkFacts(_ facts: FactBase, explainers: [Explainer], faq: FAQ) throws(ContentError) {
        for explainer in explainers {
            let path = "explainers/\(explainer.id)/explainer.json"
            try facts.check(explainer.facts, item: explainer.id, path: path, review: explainer.review)
            for scene in explainer.scenes {
                try facts.check(scene.facts, item: "scene \(scene.id)", path: path, review: explainer.review)
            }
        }
        for entry in faq.entries {
            try facts.check(entry.facts, item: entry.id, path: BundlePath.faq.text, review: entry.review)
        }
    }

    /// Every folder has every language, every language every key of English, every question its words.
    private func checkWords(
        _ strings: [String: [LanguageTag: StringTree]], languages: [LanguageTag], faq: FAQ
    ) throws(ContentError) {
        for (folder, translations) in strings.sorted(by: { $0.key < $1.key }) {
            let english = translations[.english]?.keys ?? []
            for language in languages {
                let path = "\(folder)/\(language).json"
                guard let tree = translations[language] else { throw .missingFile(path: path) }
                let keys = Set(tree.keys)
                if let missing = english.first(where: { !keys.contains($0) }) {
                    throw .missingString(path: path, key: missing)
                }
            }
        }
        for language in languages {
            let path = "faq/strings/\(language).json"
            guard let words = strings["faq/strings"]?[language] else { throw .missingFile(path: path) }
            for topic in faq.topics where words["topics"]?[topic]?.text == nil {
                throw .missingString(path: path, key: "topics.\(topic)")
            }
            for entry in faq.entries where words["questions"]?[entry.id]?["question"]?.text == nil {
                throw .missingString(path: path, key: "questions.\(entry.id).question")
            }
        }
    }
}
