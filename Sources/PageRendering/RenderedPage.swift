public import Content

/// A finished page: what a browser gets for one address.
public struct RenderedPage: Sendable, Equatable {
    /// The address' path, such as `/en/faq/Q10/`.
    public let url: String
    /// The language of its words.
    public let language: LanguageTag
    /// The page as UTF-8 HTML.
    public let html: [UInt8]
}
