import Bytes
import HTTPTypes
import NIOCore

/// A page or file in memory, ready to be sent: its bytes, their gzip twin, and the headers that go with them.
struct ServedResource: Sendable {
    /// How long a browser may keep a resource.
    enum Caching: String, Sendable {
        /// A page: nothing of a visit may stay behind (UX-52).
        case never = "no-store"
        /// A file of a release: its address holds the release's digest, so it never changes.
        case forever = "public, max-age=31536000, immutable"
    }

    let contentType: String
    let caching: Caching
    /// A strong entity tag without quotes: digits of the content's digest.
    let tag: String
    let identity: ByteBuffer
    let gzip: ByteBuffer?

    init(_ content: [UInt8], contentType: String, caching: Caching, digest: SHA256Digest? = nil) {
        self.contentType = contentType
        self.caching = caching
        tag = Hex.encode((digest ?? SHA256Digest(of: content)).bytes.prefix(12))
        identity = ByteBuffer(bytes: content)
        gzip = Gzip.encode(content).map { ByteBuffer(bytes: $0) }
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
