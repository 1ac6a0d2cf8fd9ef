import Bytes
import HTTPTypes
import Hummingbird
import Mustache
import NIOCore
import ServerStorage
import SyncProtocol

/// The admin pages' templates and style, read once from the program itself.
struct AdminPages: Sendable {
    /// Every page there is; each has a template of its name.
    enum Page: String, CaseIterable, Sendable {
        case signIn = "sign-in"
        case overview, explainer, kiosks, releases, message

        /// The class that sets how wide its text runs.
        fileprivate var width: String {
            switch self {
            case .signIn, .message: "narrow"
            case .kiosks: "wide"
            case .overview, .explainer, .releases: ""
            }
        }
    }

    /// The pages that the head of every page leads to.
    enum Tab: CaseIterable, Sendable {
        case overview, kiosks, releases

        var url: String {
            switch self {
            case .overview: "/admin"
            case .kiosks: "/admin/kiosks"
            case .releases: "/admin/releases"
            }
        }

        var label: String {
            switch self {
            case .overview: "Overview"
            case .kiosks: "Kiosks"
            case .releases: "Releases"
            }
        }
    }

    private let library: MustacheLibrary
    /// The one stylesheet: every style file, tokens first, then the base, then components by name.
    let stylesheet: [UInt8]
    /// Where it is served; its name changes with its content.
    let stylesheetURL: String

    /// Reads templates and styles from `assets`, bytes by path; throws ``SyncServerError/missingAdminAsset(name:)``.
    init(assets: [String: [UInt8]]) throws {
        var library = MustacheLibrary()
        for (path, bytes) in assets where path.hasPrefix("templates/") && path.hasSuffix(".mustache") {
            let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
            try library.register(String(decoding: bytes, as: UTF8.self), named: name)
        }
        for name in Page.allCases.map(\.rawValue) + ["layout"] where library.getTemplate(named: name) == nil {
            throw SyncServerError.missingAdminAsset(name: name)
        }
        self.library = library
        let base = ["styles/tokens.css", "styles/base.css"]
        let components = assets.keys.filter { $0.hasPrefix("styles/components/") }.sorted()
        var stylesheet: [UInt8] = []
        for path in base + components {
            guard let bytes = assets[path] else { throw SyncServerError.missingAdminAsset(name: path) }
            stylesheet += bytes
        }
        self.stylesheet = stylesheet
        stylesheetURL = "/admin/style-\(SHA256Digest(of: stylesheet).shortHex).css"
    }

    /// Renders a page inside the common frame; with a session, its head leads to the other pages.
    func render(
        _ page: Page, title: String, content: some Sendable, session: StaffSession? = nil, tab: Tab? = nil
    ) throws -> Response {
        guard let body = library.render(content, withTemplate: page.rawValue) else {
            throw SyncServerError.missingAdminAsset(name: page.rawValue)
        }
        let frame = Frame(
            title: title, stylesheet: stylesheetURL, account: session?.account.description,
            formToken: session?.formToken, width: page.width,
            tabs: Tab.allCases.map { Frame.TabLink(url: $0.url, label: $0.label, current: $0 == tab) }, body: body)
        guard let markup = library.render(frame, withTemplate: "layout") else {
            throw SyncServerError.missingAdminAsset(name: "layout")
        }
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: markup)))
    }

    /// A page with one sentence, for what went wrong.
    func message(_ fault: WireFault) throws -> Response {
        let content = MessageContent(
            heading: fault.code == .notFound ? "Nothing here" : "That did not work", sentence: fault.sentence,
            url: Tab.overview.url, link: "Go to the overview")
        return try render(.message, title: content.heading, content: content)
    }

    private struct Frame: Sendable {
        struct TabLink: Sendable {
            let url: String
            let label: String
            let current: Bool
        }

        let title: String
        let stylesheet: String
        let account: String?
        let formToken: String?
        let width: String
        let tabs: [TabLink]
        let body: String
    }

    private struct MessageContent: Sendable {
        let heading: String
        let sentence: String
        let url: String
        let link: String
    }
}
