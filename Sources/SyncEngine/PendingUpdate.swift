/// An update on its way: what it will be, the package it comes in, and the stage that comes next.
public struct PendingUpdate: Codable, Equatable, Sendable {
    /// Bundle or site configuration.
    public let kind: ContentKind
    /// The content that the update yields, as signed Targets metadata names it.
    public let name: ContentName
    /// The target file that carries it.
    public var package: PackageName
    /// The stage to do next: fetch, apply, activate or confirm.
    public var stage: SyncStage
    /// Whether a delta package to this content was at fault, so that only the full one is tried.
    public var mustBeFull: Bool
    /// Whether the last try to activate found somebody at the screen.
    public var isWaitingForIdleScreen: Bool

    /// Starts an update at the stage fetch.
    public init(kind: ContentKind, name: ContentName, package: PackageName) {
        self.kind = kind
        self.name = name
        self.package = package
        stage = .fetch
        mustBeFull = false
        isWaitingForIdleScreen = false
    }
}
