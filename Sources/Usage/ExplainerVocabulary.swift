/// An explainer as counters see it.
public struct ExplainerVocabulary: Hashable, Sendable {
    /// The explainer.
    public let id: ExplainerID
    /// Its scenes, first to last.
    public let scenes: [SceneID]
    /// Whether its content counters are of class S.
    public let isSensitive: Bool

    /// Takes the manifest's names; throws ``UsageError`` if one is malformed, comes twice, or there are no scenes.
    public init(id: String, scenes: [String], isSensitive: Bool = false) throws(UsageError) {
        self.id = try ExplainerID(id)
        guard !scenes.isEmpty else { throw .noScenes(id) }
        try UsageVocabulary.checkNames(scenes)
        self.scenes = try scenes.map { (text) throws(UsageError) in try SceneID(text) }
        self.isSensitive = isSensitive
    }
}
