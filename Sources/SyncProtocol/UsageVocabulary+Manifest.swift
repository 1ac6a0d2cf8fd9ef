public import Content
public import Usage

extension UsageVocabulary {
    /// The names that a bundle's manifest closes for counters.
    ///
    /// Kiosk and server make the table here and nowhere else, so an index means the same key to both. Throws
    /// ``UsageError`` if a name of the manifest cannot be one of a counter.
    public init(manifest: ContentManifest) throws(UsageError) {
        var explainers: [ExplainerVocabulary] = []
        for keys in manifest.explainers {
            explainers.append(
                try ExplainerVocabulary(id: keys.id, scenes: keys.scenes, isSensitive: keys.isSensitive))
        }
        var teachbacks: [ChoiceVocabulary] = []
        for keys in manifest.teachbacks {
            teachbacks.append(try ChoiceVocabulary(question: keys.id, choices: keys.choices))
        }
        let release = ReleaseID(contentVersion: manifest.contentVersion.number, manifestDigest: manifest.digest)
        try self.init(
            release: release, explainers: explainers, questions: manifest.questions, topics: manifest.topics,
            languages: manifest.languages.map(\.text), teachbacks: teachbacks, takehomeItems: manifest.takehome)
    }
}
