/// The media types of the wire contract (RFC 6838).
public enum MediaType: String, Sendable {
    /// Every body that is not a package or a target file.
    case json = "application/json"
    /// A delta package of either kind.
    case deltaPackage = "application/vnd.snowglobe.delta"
    /// The bodies of the one request.
    case sync = "application/vnd.snowglobe.sync"
    /// A target file, which may be of any kind.
    case targetFile = "application/octet-stream"
}
