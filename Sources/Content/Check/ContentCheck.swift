/// Everything that can be said of a bundle without showing it to a person: readings, words, facts, translations, links.
///
/// It goes on after a fault, so that one run lists all of them, sorted by weight and place. It reads no clock: the
/// caller passes today. Linear in the size of the bundle's words.
///
///     let findings = ContentCheck(files: files, today: "2026-11-25").findings()
///     let mayGoOut = findings.allSatisfy { $0.weight == .notice }
public struct ContentCheck: Sendable {
    /// Every file, `bundle.json` aside.
    let files: [BundlePath: [UInt8]]
    /// The day of the check as `YYYY-MM-DD`.
    let today: String

    /// Takes the files of a bundle; `bundle.json`, if there, is left out.
    public init(files: [BundlePath: [UInt8]], today: String) {
        self.files = files.filter { $0.key != .manifest }
        self.today = today
    }

    /// What is wrong with the files, and what staff should know; sorted.
    ///
    /// Pages are not made here: see ``pageFindings(_:)`` for the links in them.
    public func findings() -> [ContentFinding] {
        var findings: [ContentFinding] = []
        do throws(ContentError) {
            _ = try ContentBundle(files: files)
        } catch {
            findings.append(ContentFinding(error))
        }
        let words = wordFiles(&findings)
        findings += TranslationCheck(words: words).findings()
        findings += FactCheck(files: files, today: today).findings()
        for (place, tree) in words { findings += Self.wording(of: tree, at: place) }
        findings += Self.bundleGrade(words)
        findings += FileReferences(files: files).findings()
        return Set(findings).sorted()
    }

    /// Where a file of words lies.
    struct Place: Hashable {
        let folder: String
        let language: LanguageTag
        var path: String { "\(folder)/\(language).json" }
    }

    /// Every file of words that can be read: `<folder>strings/…/<language>.json`.
    private func wordFiles(_ findings: inout [ContentFinding]) -> [Place: StringTree] {
        var words: [Place: StringTree] = [:]
        for path in files.keys.sorted() where path.fileExtension == "json" {
            let parts = path.text.split(separator: "/").map(String.init)
            guard parts.dropLast().contains("strings"), let name = parts.last?.dropLast(".json".count),
                let language = LanguageTag(String(name))
            else { continue }
            do throws(ContentError) {
                let place = Place(folder: parts.dropLast().joined(separator: "/"), language: language)
                words[place] = try StringTree(json: files[path] ?? [], path: path)
            } catch {
                findings.append(ContentFinding(error))
            }
        }
        return words
    }

    // MARK: - Words

    private static func wording(of tree: StringTree, at place: Place) -> [ContentFinding] {
        guard let rules = WordRules.of(place.language) else {
            return [
                ContentFinding(
                    .notice, place.path, "",
                    "There are no reading rules for \(place.language); a person who reads it must check the words.")
            ]
        }
        var findings: [ContentFinding] = []
        for (key, text) in ScreenText.leaves(tree, "") {
            if let promise = rules.promise(in: text) {
                findings.append(
                    ContentFinding(
                        .fault, place.path, key, "It says \"\(promise)\"; promise nothing, say \"may\" (rule R2)."))
            }
            if let dose = WordRules.dose(in: text) {
                findings.append(
                    ContentFinding(.fault, place.path, key, "It names a dose, \"\(dose)\"; take it out (rule R4)."))
            }
            for sentence in Prose(text).sentences where sentence.count > ReadingGrade.sentenceWordsMax {
                findings.append(
                    ContentFinding(
                        .fault, place.path, key,
                        "A sentence has \(sentence.count) words, from \"\(sentence.prefix(4).joined(separator: " "))\"; "
                            + "split it, the limit is \(ReadingGrade.sentenceWordsMax)."))
            }
        }
        for screen in ScreenText.screens(of: tree, folder: place.folder) {
            findings += findingsOf(screen, at: place, rules)
        }
        return findings
    }

    private static func findingsOf(_ screen: ScreenText, at place: Place, _ rules: WordRules) -> [ContentFinding] {
        let texts = screen.texts.map(\.text)
        var findings: [ContentFinding] = []
        // The frame, the page titles and the labels of one page lie in other files, so these two hold where a
        // treatment is spoken of: questions and scenes.
        if place.folder == "faq/strings" || place.folder.hasPrefix("explainers/") {
            if rules.lacksOffLabel(texts) {
                findings.append(
                    ContentFinding(
                        .fault, place.path, screen.key,
                        "It names the ketamine shot without the off-label line; add \"\(rules.offLabelExample)\" (R7).")
                )
            }
            if WordRules.lacksMark(texts) {
                findings.append(
                    ContentFinding(
                        .fault, place.path, screen.key, "The first \"Spravato\" has no mark; write \"Spravato®\" (R12)."
                    ))
            }
        }
        let prose = Prose(joining: texts)
        guard prose.words.count >= ReadingGrade.wordsMin else { return findings }
        if place.language.text.hasPrefix("es") {
            let score = ReadingGrade.inflesz(prose)
            if score < ReadingGrade.spanishScreenMin {
                findings.append(
                    ContentFinding(
                        .fault, place.path, screen.key,
                        "It reads at INFLESZ \(ReadingGrade.shown(score)), and at least 65 is wanted; use shorter words and "
                            + "sentences."))
            }
        } else {
            let grade = ReadingGrade.fleschKincaid(prose)
            if grade > ReadingGrade.englishScreenMax {
                findings.append(
                    ContentFinding(
                        .fault, place.path, screen.key,
                        "It reads at grade \(ReadingGrade.shown(grade)), and 6.0 is the most; use shorter words and "
                            + "sentences."))
            }
        }
        return findings
    }

    private static func bundleGrade(_ words: [Place: StringTree]) -> [ContentFinding] {
        let texts = words.filter { $0.key.language == .english }.sorted { $0.key.folder < $1.key.folder }
            .flatMap { ScreenText.screens(of: $0.value, folder: $0.key.folder) }.flatMap { $0.texts.map(\.text) }
        let prose = Prose(joining: texts)
        let grade = ReadingGrade.fleschKincaid(prose)
        guard prose.words.count >= ReadingGrade.wordsMin, grade > ReadingGrade.englishBundleMax else { return [] }
        return [
            ContentFinding(
                .fault, "strings", "",
                "All English words together read at grade \(ReadingGrade.shown(grade)), and 5.0 is the most.")
        ]
    }
}

extension ContentFinding {
    /// A fault as the bundle's reader names it.
    init(_ error: ContentError) {
        switch error {
        case .missingString(let path, let key):
            self.init(.fault, path, key, TranslationCheck.missing)
        case .noFacts(let path, let item), .unknownFact(let path, let item, _), .reviewMissing(let path, let item, _):
            self.init(.fault, path, item, error.sentence)
        case .missingFile(let path), .malformedJSON(let path, _):
            self.init(.fault, path, "", error.sentence)
        case .unknownKey(let path, let key), .invalidValue(let path, let key, _):
            self.init(.fault, path, key, error.sentence)
        default: self.init(.fault, "bundle", "", error.sentence)
        }
    }
}
