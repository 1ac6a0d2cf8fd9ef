public import Content

/// Makes every page of a bundle once, at activation: templates, words and the site configuration in, HTML out.
///
///     let renderer = PageRenderer(bundle: bundle, manifest: manifest, site: .factory)
///     let pages = try renderer.pages()
///
/// The same input gives the same bytes on any machine; nothing of the day or the build is in a page.
public struct PageRenderer: Sendable {
    private let context: PageContext

    /// Prepares the pages of `bundle`, sealed as `manifest`, for one clinic's kiosks.
    public init(bundle: ContentBundle, manifest: ContentManifest, site: SiteConfiguration) {
        context = PageContext(
            bundle: bundle, assets: "/c/\(manifest.releaseName)", site: site,
            languages: site.languagesOffered(of: bundle.languages),
            defaultLanguage: site.firstLanguage(of: bundle.languages))
    }

    /// Renders every page in every language offered; linear in the size of all pages.
    public func pages() throws(PageRenderingError) -> [RenderedPage] {
        let templates = try TemplateLibrary(context.bundle.files)
        var pages: [RenderedPage] = []
        for page in context.bundle.pages.pages {
            let languages = page.url.contains("{lang}") ? context.languages : [context.defaultLanguage]
            for language in languages { pages += try render(page, in: language, with: templates) }
        }
        let addresses = pages.map(\.url).sorted()
        if let repeated = zip(addresses, addresses.dropFirst()).first(where: { $0 == $1 })?.0 {
            throw .repeatedAddress(repeated)
        }
        return pages
    }

    private func render(
        _ page: PageList.Page, in language: LanguageTag, with templates: TemplateLibrary
    ) throws(PageRenderingError) -> [RenderedPage] {
        let words = page.strings.compactMap { context.bundle.strings[$0]?[language] }
            .reduce(StringTree.branch([:])) { $0.merged(with: $1) }
        let url = page.url.replacing("{lang}", with: language.text)
        let values = context.language(language, page: page, url: url, words: words)
        guard page.isForEachQuestion else {
            var values = values
            if let id = page.explainer, let explainer = context.bundle.explainers.first(where: { $0.id == id }) {
                values["item"] = context.item(explainer)
                values["page"] = [
                    "id": page.id, "url": url, "title": words["explainers"]?[id]?["title"]?.text ?? "",
                ]
            }
            return [try finish(page, url: url, language: language, values: values, templates: templates)]
        }
        var pages: [RenderedPage] = []
        for entry in context.bundle.faq.entries where !entry.isCrisis {
            let address = url.replacing("{question}", with: entry.id)
            var values = values
            values["languages"] = context.links(to: address, from: language)
            let item = context.item(entry, language: language)
            values["item"] = item
            values["page"] = ["id": page.id, "url": address, "title": item["question"] ?? ""]
            pages.append(try finish(page, url: address, language: language, values: values, templates: templates))
        }
        return pages
    }

    private func finish(
        _ page: PageList.Page, url: String, language: LanguageTag, values: [String: Any], templates: TemplateLibrary
    ) throws(PageRenderingError) -> RenderedPage {
        var html = try templates.render(page.template, values)
        if page.usesLayout {
            html = try templates.render(
                BundlePath.layout.text, values.merging(["body": html]) { $1 })
        }
        return RenderedPage(url: url, language: language, html: Array(html.utf8))
    }
}
