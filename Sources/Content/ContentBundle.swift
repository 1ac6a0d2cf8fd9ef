import Bytes

/// A bundle in memory whose files make sense together: what a validator lets through.
public struct ContentBundle: Sendable {
    /// Every file but `bundle.json`.
    public let files: [BundlePath: [UInt8]]
    /// The languages that all words exist in, English first.
    public let languages: [LanguageTag]
    /// The pages.
    public let pages: PageList
    /// The fact base.
    public let facts: FactBase
    /// The explainers, in the order in which pages show them.
    public let explainers: [Explainer]
    /// The FAQ.
    public let faq: FAQ
    /// Words by folder and language.
    public let strings: [String: [LanguageTag: StringTree]]

    /// Validates `files` and puts the bundle together; the first fault is thrown.
    ///
    /// `bundle.json`, if there, is left out: it says how a bundle was sealed, not what it means.
    public init(files: [BundlePath: [UInt8]]) throws(ContentError) {
        self = try ContentValidator(files: files).bundle()
    }

    init(
        files: [BundlePath: [UInt8]], languages: [LanguageTag], pages: PageList, facts: FactBase,
        explainers: [Explainer], faq: FAQ, strings: [String: [LanguageTag: StringTree]]
    ) {
        self.files = files
        self.languages = languages
        self.pages = pages
        self.facts = facts
        self.explainers = explainers
        self.faq = faq
        self.strings = strings
    }

    /// The manifest that this bundle has as `version`; the same files give the same manifest on any machine.
    public func manifest(version: ContentVersion) -> ContentManifest {
        ContentManifest(
            contentVersion: version, languages: languages,
            files: files.map { ManifestFile(path: $0, length: $1.count, digest: SHA256Digest(of: $1)) },
            explainers: explainers.map(\.keys), questions: faq.entries.filter { !$0.isCrisis }.map(\.id),
            topics: faq.topics,
            teachbacks: explainers.flatMap(\.teachbacks).map { TeachbackKeys(id: $0.id, choices: $0.choices) },
            takehome: explainers.filter(\.isTakenHome).map(\.id),
            reviewBy: (explainers.map(\.reviewBy) + faq.entries.map(\.reviewBy)).min() ?? "9999-12-31")
    }

    /// Names of the items that no clinician has signed off yet, for staff.
    public var unreviewed: [String] {
        explainers.filter { !$0.review.isReviewed }.map(\.id) + faq.entries.filter { !$0.review.isReviewed }.map(\.id)
    }
}

extension ReviewState {
    /// Whether a named person signed the item off.
    public var isReviewed: Bool {
        if case .reviewed = self { true } else { false }
    }
}
