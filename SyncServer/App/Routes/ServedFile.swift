import Bytes
import HTTPTypes
import Hummingbird
import NIOCore

/// A public file with a strong tag, as the static road serves it: whole, in part, or not again.
struct ServedFile {
    /// Where the bytes are.
    enum Content {
        case memory([UInt8])
        case disk(path: String, length: Int)
    }

    /// How long others may keep it.
    enum Lifetime: String {
        /// Ask again each time.
        case revalidated = "no-cache"
        /// The name stands for these bytes for ever.
        case immutable = "public, max-age=31536000, immutable"
    }

    let content: Content
    let digest: SHA256Digest
    let mediaType: String
    let lifetime: Lifetime

    private var entityTag: String { "\"\(digest.hex)\"" }

    private var length: Int {
        switch content {
        case .memory(let bytes): bytes.count
        case .disk(_, let length): length
        }
    }

    /// Answers a GET or HEAD.
    func response(to request: Request, context: some RequestContext) async throws -> Response {
        var headers: HTTPFields = [
            .eTag: entityTag, .cacheControl: lifetime.rawValue, .acceptRanges: "bytes", .contentType: mediaType,
        ]
        if isHeld(by: request) { return Response(status: .notModified, headers: headers) }
        let range = ByteRangeRequest(
            range: request.method == .get ? request.headers[.range] : nil, ifRange: request.headers[.ifRange],
            entityTag: entityTag, length: length)
        switch range {
        case .whole:
            return Response(
                status: .ok, headers: headers,
                body: length == 0 ? ResponseBody() : try await body(0...length - 1, context: context))
        case .part(let part):
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound)/\(length)"
            return Response(status: .partialContent, headers: headers, body: try await body(part, context: context))
        case .unsatisfiable:
            headers[.contentRange] = "bytes */\(length)"
            headers[.cacheControl] = "no-store"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
    }

    /// Whether `If-None-Match` names this file (RFC 9110 §13.1.2).
    private func isHeld(by request: Request) -> Bool {
        guard let tags = request.headers[.ifNoneMatch] else { return false }
        return tags.split(separator: ",").map { $0.drop { $0 == " " } }.contains { tag in
            let strong = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
            return strong == "*" || strong.hasPrefix(entityTag)
        }
    }

    private func body(_ range: ClosedRange<Int>, context: some RequestContext) async throws -> ResponseBody {
        switch content {
        case .memory(let bytes):
            ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[range]))
        case .disk(let path, _):
            try await FileIO().loadFile(path: path, range: range, context: context)
        }
    }
}
