import ContentStorage
import SystemPackage
import UpdateMetadata

/// The folder of trusted metadata, kept as it was received.
///
/// `root.json`, `timestamp.json`, `snapshot.json`, `targets.json`, and the file of each delegated role that was needed,
/// under its escaped name.
struct TrustedFolder {
    private let folder: FilePath

    init(_ path: String) {
        folder = FilePath(path)
    }

    func read(_ role: MetadataRole, limits: MetadataLimits) throws(UpdateClientError) -> [UInt8]? {
        try read(role.fileName, bytesMax: limits.bytesMax(of: role))
    }

    func read(_ role: DelegatedRoleName, limits: MetadataLimits) throws(UpdateClientError) -> [UInt8]? {
        try read(role.escapedFileName, bytesMax: limits.targetsBytesMax)
    }

    func keep(_ bytes: [UInt8], of role: MetadataRole) throws(UpdateClientError) {
        try storing { () throws(ContentStoreError) in try file(role.fileName).replace(with: bytes) }
    }

    func keep(_ bytes: [UInt8], of role: DelegatedRoleName) throws(UpdateClientError) {
        try storing { () throws(ContentStoreError) in try file(role.escapedFileName).replace(with: bytes) }
    }

    func remove(_ role: MetadataRole) throws(UpdateClientError) {
        try storing { () throws(ContentStoreError) in try file(role.fileName).remove() }
    }

    private func read(_ name: String, bytesMax: Int) throws(UpdateClientError) -> [UInt8]? {
        try storing { () throws(ContentStoreError) in try file(name).read(bytesMax: bytesMax) }
    }

    private func file(_ name: String) -> DurableFile {
        DurableFile(folder.appending(name))
    }
}

/// Runs `body` and tells its error in plain words.
func storing<Value>(_ body: () throws(ContentStoreError) -> Value) throws(UpdateClientError) -> Value {
    do throws(ContentStoreError) {
        return try body()
    } catch {
        throw .storage(error.sentence)
    }
}
