import Bytes
import TestSupport
import Testing
import Usage

/// Values that the tests of this module share.
enum Samples {
    static let releaseA = ReleaseID(contentVersion: 7, manifestDigest: SHA256Digest(of: Array("manifest A".utf8)))
    static let releaseB = ReleaseID(contentVersion: 8, manifestDigest: SHA256Digest(of: Array("manifest B".utf8)))

    /// The globe with four scenes, a sensitive explainer with two, and a short list of everything else.
    static func vocabulary(
        _ release: ReleaseID = releaseA, extraScenes: [String] = [], isGlobeSensitive: Bool = false
    ) throws -> UsageVocabulary {
        try UsageVocabulary(
            release: release,
            explainers: [
                ExplainerVocabulary(
                    id: "globe", scenes: ["hook", "loose", "settle", "ask"] + extraScenes, isSensitive: isGlobeSensitive
                ),
                ExplainerVocabulary(id: "private", scenes: ["one", "two"], isSensitive: true),
            ],
            questions: ["Q10", "Q11", "Q40"], topics: ["safety"], languages: ["en", "es"],
            teachbacks: [ChoiceVocabulary(question: "T1", choices: ["a", "b"])],
            feedback: [ChoiceVocabulary(question: "F1", choices: ["good"])], takehomeItems: ["sheet"])
    }

    static func explainer(_ text: String) throws -> ExplainerID { try ExplainerID(text) }
    static func scene(_ text: String) throws -> SceneID { try SceneID(text) }
    static func day(_ number: Int) throws -> ServiceDay { try #require(ServiceDay(number: number)) }

    /// What is true of a visit that does nothing but start and end.
    static func plainVisit(_ vocabulary: UsageVocabulary) -> Set<VisitStatement> {
        Visit(startedAt: .zero, vocabulary: vocabulary).statements(endedBy: .restart, at: .seconds(20))
    }

    static func header(
        _ generator: inout SeededGenerator, usageClass: UsageClass = .content, ordinal: Int = 3
    ) throws -> SegmentHeader {
        SegmentHeader(
            id: SegmentID(using: &generator), usageClass: usageClass,
            interval: .dated(try day(20_415)...day(20_417)), zone: "America/New_York",
            releaseScope: usageClass.isByRelease ? .single : .any, release: releaseA,
            cohort: usageClass == .content ? 12 : nil, kioskID: KioskID(using: &generator),
            installID: InstallID(using: &generator), openID: OpenID(using: &generator), ordinal: ordinal)
    }

    static func sealer(_ generator: inout SeededGenerator) -> CounterBook.Sealer {
        CounterBook.Sealer(
            kioskID: KioskID(using: &generator), installID: InstallID(using: &generator), zone: "America/New_York")
    }
}
