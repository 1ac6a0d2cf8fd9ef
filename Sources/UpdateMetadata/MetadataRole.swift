/// The four top-level roles of The Update Framework (TUF §2.1).
public enum MetadataRole: String, Hashable, Sendable, CaseIterable {
    case root
    case targets
    case snapshot
    case timestamp

    /// The name without a version: `snapshot.json`, as other metadata calls this role's file.
    public var fileName: String { "\(rawValue).json" }

    /// The name of one version of this role's file where it is served: `3.snapshot.json`.
    ///
    /// The timestamp alone has no version in its name: it is what a reader asks for without knowing any (TUF §6.2).
    public func fileName(version: Int) -> String {
        self == .timestamp ? fileName : "\(version).\(fileName)"
    }
}
