import Bytes
import SyncEngine
import SyncProtocol
import Usage

/// What all seeds share and none changes: the repository's days, the keys and names of the kiosk, the vocabulary.
struct SimulationWorld: Sendable {
    let timeline: RepositoryTimeline
    let kioskKey: SigningKey
    let identity: SyncIdentity
    let vocabulary: UsageVocabulary

    init() throws {
        timeline = try RepositoryTimeline()
        kioskKey = try SigningKey(secretBytes: [UInt8](repeating: 77, count: 32))
        identity = SyncIdentity(
            kioskID: try KioskID([UInt8](repeating: 1, count: 16)),
            installID: try InstallID([UInt8](repeating: 2, count: 16)),
            site: .main, programVersion: "0.0.0")
        let factory = timeline.bundles[0]
        vocabulary = try UsageVocabulary(
            release: ReleaseID(contentVersion: 0, manifestDigest: factory.digest),
            explainers: [try ExplainerVocabulary(id: "snow-globe", scenes: ["hook", "loose"])])
    }
}

extension SimulationWorld {
    /// Made once for all seeds; what could not be made is told by every test that needs it.
    static let shared = Result { try SimulationWorld() }
}
