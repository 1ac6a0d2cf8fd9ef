public import Content

/// What of each kind of content is active and what is refused.
public struct ContentHoldings: Equatable, Sendable {
    /// The bundle that is served; the factory bundle at least.
    public var bundle: ContentName
    /// The site configuration in force, if there is one.
    public var site: ContentName?
    /// The highest version of each kind that is not to be tried again.
    public var refused: [ContentKind: ContentVersion]

    /// Joins the parts.
    public init(bundle: ContentName, site: ContentName?, refused: [ContentKind: ContentVersion] = [:]) {
        self.bundle = bundle
        self.site = site
        self.refused = refused
    }

    /// What is active of `kind`.
    public func active(_ kind: ContentKind) -> ContentName? {
        switch kind {
        case .bundle: bundle
        case .site: site
        }
    }

    /// Whether `name` may be installed: above what is active and above what is refused.
    public func admits(_ kind: ContentKind, _ name: ContentName) -> Bool {
        if let active = active(kind), name.version <= active.version { return false }
        if let refused = refused[kind], name.version <= refused { return false }
        return true
    }
}
