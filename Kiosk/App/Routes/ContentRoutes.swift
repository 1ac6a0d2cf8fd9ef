import HTTPTypes
import Hummingbird
import NIOCore

/// Serves pages and files from memory.
///
///     GET  /screen                  which release is on, for the attract page
///     POST /screen?painted=RELEASE  the attract page of that release was painted; 204
///     GET  /**                      pages and files of the served release
struct ContentRoutes {
    let content: ServedContent
    let witness: ScreenWitness
    let onPage: @Sendable () async -> Void

    func add(to router: Router<BasicRequestContext>) {
        router.get("/screen") { _, _ in
            let body = #"{"release":"\#(content.active.name)"}"#
            return Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
        }
        router.post("/screen") { request, _ in
            let painted = request.uri.queryParameters.get("painted")
            if painted == content.active.name { witness.note(painted: content.active.name) }
            return Response(status: .noContent)
        }
        router.get("/") { request, _ in await respond(to: request) }
        router.get("/**") { request, _ in await respond(to: request) }
    }

    private func respond(to request: Request) async -> Response {
        let path = request.uri.path
        if let resource = content.resource(at: path) {
            if resource.caching == .never {
                if request.headers[.secFetchDest] == "document" {
                    witness.note(sent: content.active.name, isStart: path == "/")
                }
                await onPage()
            }
            return answer(request, with: resource, status: .ok)
        }
        guard let sorry = content.active.sorryPage(for: path), !path.hasPrefix("/c/") else {
            return Response(
                status: .notFound, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: EmergencyPage.html)))
        }
        return answer(request, with: sorry, status: .notFound)
    }

    private func answer(_ request: Request, with resource: ServedResource, status: HTTPResponse.Status) -> Response {
        let isGzip = resource.isCompressed && AcceptedEncoding.allowsGzip(request.headers[.acceptEncoding])
        let tag = isGzip ? "\"\(resource.tag)-gzip\"" : "\"\(resource.tag)\""
        var headers: HTTPFields = [
            .contentType: resource.contentType, .cacheControl: resource.caching.header, .eTag: tag,
            .vary: "Accept-Encoding",
        ]
        if request.uri.path == "/" {
            headers[.clearSiteData] = #""cache", "cookies", "storage""#
            if witness.isInDoubt(content.active.name) { headers[.refresh] = "\(ScreenWitness.refreshSeconds)" }
        }
        if status == .ok, EntityTags.match(request.headers[.ifNoneMatch], tag) {
            return Response(status: .notModified, headers: headers)
        }
        if isGzip { headers[.contentEncoding] = "gzip" }
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: isGzip ? resource.stored : resource.identity))
    }
}

extension HTTPField.Name {
    // A name of letters and dashes is always well-formed; the other one is never reached.
    static let clearSiteData = Self("Clear-Site-Data") ?? .cacheControl
    static let secFetchDest = Self("Sec-Fetch-Dest") ?? .cacheControl
    static let refresh = Self("Refresh") ?? .cacheControl
}

/// Reading of `Accept-Encoding` (RFC 9110 §12.5.3), as far as gzip is concerned.
enum AcceptedEncoding {
    static func allowsGzip(_ header: String?) -> Bool {
        var wildcard = false
        for element in (header ?? "").split(separator: ",") {
            let parts = element.split(separator: ";").map { $0.trimming { $0 == " " || $0 == "\t" }.lowercased() }
            guard let coding = parts.first else { continue }
            let isRefused = parts.dropFirst().contains { part in
                part.hasPrefix("q=") && (Double(part.dropFirst(2)) ?? 1) == 0
            }
            if coding == "gzip" || coding == "x-gzip" { return !isRefused }
            if coding == "*" { wildcard = !isRefused }
        }
        return wildcard
    }
}

/// Comparison of entity tags for `If-None-Match` (RFC 9110 §13.1.2).
enum EntityTags {
    static func match(_ header: String?, _ tag: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { element in
            let candidate = element.trimming { $0 == " " || $0 == "\t" }
            return candidate == "*" || candidate == tag || candidate == "W/\(tag)"
        }
    }
}

extension StringProtocol {
    /// The text without leading and trailing characters that `isTrimmed`.
    func trimming(_ isTrimmed: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
