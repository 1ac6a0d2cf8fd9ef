import Bytes
import Content
import Foundation
import Logging
import ServerStorage
import SyncProtocol
import Usage

/// Finds the key table that a segment was written with: of the factory bundle or of any release made here.
///
/// Releases are made by another process while this one runs, so the releases folder is looked at again whenever a
/// table is asked for that is not known.
actor VocabularyLibrary {
    private let store: ServerStore
    private let releasesFolder: String
    private let clock: ServerClock
    private let logger: Logger
    private var vocabularies: [SHA256Digest: UsageVocabulary] = [:]

    init(store: ServerStore, releasesFolder: String, clock: ServerClock, logger: Logger) {
        self.store = store
        self.releasesFolder = releasesFolder
        self.clock = clock
        self.logger = logger
    }

    /// Learns a manifest that comes from elsewhere: the factory bundle's.
    func learn(manifestBytes: [UInt8]) async throws {
        try await store.insert(try ContentManifest(canonicalBytes: manifestBytes), atEpochSeconds: clock.epochSeconds())
    }

    /// Every table known, after looking for those of `digests` that were not.
    func vocabularies(including digests: Set<SHA256Digest>) async throws -> [SHA256Digest: UsageVocabulary] {
        if vocabularies.isEmpty { try await load() }
        if !digests.isSubset(of: vocabularies.keys) {
            try await learnReleases()
            try await load()
        }
        return vocabularies
    }

    /// Learns the manifest of every release in the releases folder; one that cannot be read is logged and left out.
    func learnReleases() async throws {
        let known = Set(try await store.knownReleases().map { $0.manifest.releaseName })
        // No folder means that no release was made yet.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: releasesFolder)) ?? []
        for name in names.sorted() where !known.contains(name) && !name.hasPrefix(".") {
            do {
                let file = URL(fileURLWithPath: "\(releasesFolder)/\(name)/bundle.json")
                let bytes = Array(try Data(contentsOf: file))
                try await learn(manifestBytes: bytes)
            } catch {
                logger.warning("Release not readable", metadata: ["release": "\(name)", "error": "\(error)"])
            }
        }
    }

    private func load() async throws {
        for release in try await store.knownReleases() where vocabularies[release.manifest.digest] == nil {
            vocabularies[release.manifest.digest] = try UsageVocabulary(manifest: release.manifest)
        }
    }
}
