/// Why a bundle's pages could not be made.
public enum PageRenderingError: Error, Equatable, Sendable {
    /// A template is not Mustache, or not UTF-8.
    case malformedTemplate(path: String, reason: String)
    /// A template names a partial that the bundle does not have.
    case missingTemplate(path: String)
    /// Two pages have the same address.
    case repeatedAddress(String)
}

extension PageRenderingError {
    /// One plain sentence for staff: what is wrong and where.
    public var sentence: String {
        switch self {
        case .malformedTemplate(let path, let reason): "The template \(path) cannot be read: \(reason)."
        case .missingTemplate(let path): "The template \(path) is not in the bundle."
        case .repeatedAddress(let url): "Two pages of pages.json have the address \(url)."
        }
    }
}
