public import Bytes
public import Content
internal import FoundationEssentials
internal import GRDB

extension ServerStore {
    /// Keeps a manifest; one that is known already changes nothing.
    public func insert(_ manifest: ContentManifest, atEpochSeconds now: Int) async throws {
        try await write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO manifest (digest, content_version, bytes, known_at) VALUES (?, ?, ?, ?)",
                arguments: [
                    manifest.digest.blob, manifest.contentVersion.number, manifest.canonicalBytes.blob, now,
                ])
        }
    }

    /// The manifest of that digest, or nil.
    public func manifest(_ digest: SHA256Digest) async throws -> ContentManifest? {
        try await read { database in
            let bytes = try Data.fetchOne(
                database, sql: "SELECT bytes FROM manifest WHERE digest = ?", arguments: [digest.blob])
            return try bytes.map(Self.makeManifest)
        }
    }

    /// Every known release, newest content version first.
    public func knownReleases() async throws -> [KnownRelease] {
        try await read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT bytes, known_at FROM manifest ORDER BY content_version DESC, digest")
            return try rows.map {
                KnownRelease(manifest: try Self.makeManifest($0["bytes"]), knownAtEpochSeconds: $0["known_at"])
            }
        }
    }

    private static func makeManifest(_ bytes: Data) throws -> ContentManifest {
        do {
            return try ContentManifest(canonicalBytes: Array(bytes))
        } catch {
            throw ServerStoreError.malformedRow(table: "manifest")
        }
    }
}
