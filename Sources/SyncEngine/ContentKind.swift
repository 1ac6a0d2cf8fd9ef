/// The two kinds of content that a cycle brings; each has versions of its own.
public enum ContentKind: String, CaseIterable, Codable, Sendable {
    /// The clinic's settings: `sites/<site>/site.json` in Targets, stored as it is.
    case site
    /// The patient-facing tree of files, which travels as a delta package.
    case bundle
}
