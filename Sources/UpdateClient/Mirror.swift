import AsyncHTTPClient
import HTTPFetching
import NIOHTTP1
import UpdateMetadata

/// A base URL that holds files, metadata or targets of a repository, and is never trusted.
struct Mirror {
    /// Bytes that stand for themselves in a path (RFC 3986 §3.3), beside the unreserved ones.
    private static let pathBytes = "!$&'()*+,;=:@"
    /// A file takes at most this long.
    private static let secondsMax = 3_600

    private let base: String
    private let client: BoundedHTTPClient

    /// Takes an `http://` or `https://` URL, with or without a slash at its end.
    init(_ text: String, client: BoundedHTTPClient) throws(UpdateClientError) {
        let rest = ["http://", "https://"].compactMap { text.hasPrefix($0) ? text.dropFirst($0.count) : nil }.first
        guard let rest, let first = rest.first, first != "/" else { throw .badURL(text) }
        base = text.hasSuffix("/") ? text : text + "/"
        self.client = client
    }

    /// Fetches a metadata file, whose name is escaped already; nil if there is none.
    func metadata(_ request: TrustedMetadataSet.FileRequest) async throws(UpdateClientError) -> [UInt8]? {
        try await fetch(base + request.name, bytesMax: request.bytesMax)
    }

    /// Fetches a target file by its path, with `digest` before its last segment unless that is nil (TUF §6.2).
    func target(_ path: String, digest: String?, bytesMax: Int) async throws(UpdateClientError) -> [UInt8] {
        var segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if let digest { segments.append("\(digest).\(segments.removeLast())") }
        let url = base + segments.map(Self.escaped).joined(separator: "/")
        guard let bytes = try await fetch(url, bytesMax: bytesMax) else { throw .missing(url: url) }
        return bytes
    }

    private func fetch(_ url: String, bytesMax: Int) async throws(UpdateClientError) -> [UInt8]? {
        do {
            var request = HTTPClientRequest(url: url)
            request.headers.add(name: "user-agent", value: "snowglobe-update-client")
            let answer = try await client.execute(request)
            // A store that hides what it does not have answers 403.
            if answer.status == .notFound || answer.status == .forbidden { return nil }
            guard answer.status == .ok else { throw UpdateClientError.status(Int(answer.status.code), url: url) }
            var bytes: [UInt8] = []
            try await client.pour(answer, bytesMax: bytesMax, secondsMax: Self.secondsMax) { bytes += $0 }
            return bytes
        } catch {
            throw UpdateClientError(error, url: url)
        }
    }

    /// One segment of a path; `.` and `..` are escaped, so that nobody on the way resolves them.
    private static func escaped(_ segment: String) -> String {
        if segment == "." || segment == ".." { return segment.replacing(".", with: "%2E") }
        return PercentEscape.encode(segment, keeping: pathBytes)
    }
}
