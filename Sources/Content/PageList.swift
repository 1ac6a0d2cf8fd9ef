/// `pages.json`: which pages a bundle has, and what each is made of.
public struct PageList: Decodable, Sendable {
    /// One page, or one page for each question.
    public struct Page: Decodable, Sendable {
        /// The page's id, such as `home`.
        public let id: String
        /// The address; `{lang}` and `{question}` are filled in.
        public let url: String
        /// The template of the page's body.
        public let template: String
        /// Folders of words, merged in order: `<folder>/<language>.json`.
        public let strings: [String]
        /// Style sheets beside those of every page.
        public let styles: [String]
        /// Module scripts beside those of every page.
        public let scripts: [String]
        /// The explainer that this page shows, if any; its first page is where it is opened.
        public let explainer: String?
        /// Whether there is one page for each question of the FAQ.
        public let isForEachQuestion: Bool
        /// Whether the page's body is set into `layout.mustache`.
        public let usesLayout: Bool

        private enum CodingKeys: String, CodingKey, CaseIterable {
            case id, url, template, strings, styles, scripts, explainer, each, layout
        }

        /// Reads one page; unknown keys are refused.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
            id = try container.decode(String.self, forKey: .id)
            url = try container.decode(String.self, forKey: .url)
            template = try container.decode(String.self, forKey: .template)
            strings = try container.decodeIfPresent([String].self, forKey: .strings) ?? []
            styles = try container.decodeIfPresent([String].self, forKey: .styles) ?? []
            scripts = try container.decodeIfPresent([String].self, forKey: .scripts) ?? []
            explainer = try container.decodeIfPresent(String.self, forKey: .explainer)
            isForEachQuestion = try container.decodeIfPresent(String.self, forKey: .each) == "questions"
            usesLayout = try container.decodeIfPresent(Bool.self, forKey: .layout) ?? true
        }
    }

    /// The pages, in order.
    public let pages: [Page]
    /// Style sheets of every page, in order.
    public let styles: [String]
    /// Module scripts of every page, in order.
    public let scripts: [String]

    private enum CodingKeys: String, CodingKey, CaseIterable { case pages, styles, scripts }

    /// Reads the list; unknown keys are refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
        pages = try container.decode([Page].self, forKey: .pages)
        styles = try container.decodeIfPresent([String].self, forKey: .styles) ?? []
        scripts = try container.decodeIfPresent([String].self, forKey: .scripts) ?? []
    }

    /// Reads `pages.json`.
    public init(json bytes: [UInt8]) throws(ContentError) {
        self = try decodeJSON(PageList.self, from: bytes, path: BundlePath.pages.text)
        for page in pages where !page.url.hasPrefix("/") || page.url.contains("..") {
            throw .invalidValue(path: BundlePath.pages.text, key: "\(page.id).url", found: page.url)
        }
    }
}
