import Bytes
import HTTPTypes
import NIOCore

/// A page or file in memory, ready to be sent, with the headers that go with it.
///
/// It is kept in one form only: compressed where that is smaller, since every browser takes gzip. Whoever does not gets
/// it inflated for the occasion.
struct ServedResource: Sendable {
    /// How long a browser may keep a resource.
    enum Caching: UInt8, Sendable {
        /// A page: nothing of a visit may stay behind (UX-52).
        case never = 0
        /// A file of a release: its address holds the release's digest, so it never changes.
        case forever = 1

        /// The value of `Cache-Control`.
        var header: String {
            switch self {
            case .never: "no-store"
            case .forever: "public, max-age=31536000, immutable"
            }
        }
    }

    let contentType: String
    let caching: Caching
    /// A strong entity tag without quotes: digits of the content's digest.
    let tag: String
    /// The content's own length in bytes, uncompressed.
    let byteCount: Int
    /// Whether ``stored`` is compressed.
    let isCompressed: Bool
    /// The bytes in the form in which they are kept.
    let stored: ByteBuffer

    /// Compresses `content` if that makes it smaller.
    init(_ content: [UInt8], contentType: String, caching: Caching, digest: SHA256Digest? = nil) {
        let gzip = Gzip.encode(content)
        self.init(
            stored: ByteBuffer(bytes: gzip ?? content), isCompressed: gzip != nil, byteCount: content.count,
            contentType: contentType, caching: caching,
            tag: Hex.encode((digest ?? SHA256Digest(of: content)).bytes.prefix(12)))
    }

    /// Takes a resource as it was made before.
    init(
        stored: ByteBuffer, isCompressed: Bool, byteCount: Int, contentType: String, caching: Caching, tag: String
    ) {
        self.stored = stored
        self.isCompressed = isCompressed
        self.byteCount = byteCount
        self.contentType = contentType
        self.caching = caching
        self.tag = tag
    }

    /// The content itself; linear in its length.
    var identity: ByteBuffer {
        guard isCompressed else { return stored }
        return ByteBuffer(bytes: Gzip.decode(Array(buffer: stored), byteCount: byteCount))
    }
}

/// The media types of the files that a bundle may hold.
enum FileType {
    /// The type for a file ending, or nil for one that is not served.
    static func contentType(ofEnding ending: Substring) -> String? {
        switch ending {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "json": "application/json"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg": "image/jpeg"
        case "webp": "image/webp"
        case "woff2": "font/woff2"
        case "opus": "audio/ogg"
        default: nil
        }
    }
}
