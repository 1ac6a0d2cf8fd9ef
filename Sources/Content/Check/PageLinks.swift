extension ContentCheck {
    /// A finished page as the check of links takes it.
    public struct Page: Sendable {
        /// Its address.
        public let url: String
        /// Its HTML.
        public let html: String

        /// Joins the two.
        public init(url: String, html: String) {
            self.url = url
            self.html = html
        }
    }

    /// Follows every `href` and `src` of the pages: each leads to a page, to a file of the bundle, or within the page.
    ///
    /// - Parameter assets: where the bundle's files are served, such as `/c/3-0123abcd`.
    public func pageFindings(_ pages: [Page], assets: String) -> [ContentFinding] {
        let addresses = Set(pages.map(\.url))
        var findings: [ContentFinding] = []
        for page in pages {
            for reference in Self.references(page.html) where !isKnown(reference, addresses, assets) {
                findings.append(
                    ContentFinding(
                        .fault, page.url, "", "A link leads to \(reference), where nothing is; correct the template."))
            }
            if page.html.contains("<img ") {
                for tag in page.html.split(separator: "<img ").dropFirst()
                where !tag.prefix(while: { $0 != ">" }).contains("alt=") {
                    findings.append(
                        ContentFinding(.fault, page.url, "", "A picture has no alt text; add it, or alt=\"\"."))
                }
            }
        }
        return Set(findings).sorted()
    }

    private func isKnown(_ reference: String, _ pages: Set<String>, _ assets: String) -> Bool {
        let plain = String(reference.prefix { $0 != "#" && $0 != "?" })
        if plain.isEmpty || pages.contains(plain) { return true }
        guard plain.hasPrefix(assets + "/"), let path = try? BundlePath(String(plain.dropFirst(assets.count + 1)))
        else {
            return false  // Neither a page nor a name that files can have.
        }
        return files[path] != nil
    }

    private static func references(_ html: String) -> [String] {
        ["href=\"", "src=\""].flatMap { mark in
            html.split(separator: mark, omittingEmptySubsequences: false).dropFirst().map { part in
                String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&").replacing("&#x2F;", with: "/")
            }
        }
    }
}
