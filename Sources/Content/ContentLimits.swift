/// How large a bundle and its parts may be; checked before anything is parsed.
public enum ContentLimits {
    /// Longest path in a bundle, in bytes.
    public static let pathBytesMax = 200
    /// Most files in a bundle.
    public static let filesMax = 20_000
    /// Longest file in a bundle.
    public static let fileBytesMax = 100_000_000
    /// Largest bundle, all files together.
    public static let bundleBytesMax = 500_000_000
    /// Longest `bundle.json`.
    public static let manifestBytesMax = 8_000_000
    /// Longest JSON file of typed content (strings, FAQ, facts).
    public static let dataBytesMax = 4_000_000
    /// Longest `site.json`.
    public static let siteBytesMax = 64_000
}
