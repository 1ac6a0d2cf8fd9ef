import ContentStorage
import SyncEngine
import SystemPackage
import UpdateMetadata

/// The admitted metadata as files `tuf/{root,timestamp,snapshot,targets}.json` in the data folder.
struct MetadataFolder: MetadataKeeping {
    private let folder: FilePath

    /// Takes the folder `tuf` of the data folder, which must exist.
    init(_ folder: FilePath) {
        self.folder = folder
    }

    func keptMetadata() async throws -> KeptMetadata? {
        guard let root = try file(.root).read(bytesMax: MetadataLimits().rootBytesMax) else { return nil }
        return KeptMetadata(
            root: root,
            timestamp: try file(.timestamp).read(bytesMax: MetadataLimits().timestampBytesMax),
            snapshot: try file(.snapshot).read(bytesMax: MetadataLimits().snapshotBytesMax),
            targets: try file(.targets).read(bytesMax: MetadataLimits().targetsBytesMax))
    }

    func keep(_ metadata: KeptMetadata) async throws {
        let kept = try await keptMetadata()
        try replace(.root, metadata.root, kept?.root)
        try replace(.timestamp, metadata.timestamp, kept?.timestamp)
        try replace(.snapshot, metadata.snapshot, kept?.snapshot)
        try replace(.targets, metadata.targets, kept?.targets)
    }

    private func replace(_ role: MetadataRole, _ bytes: [UInt8]?, _ kept: [UInt8]?) throws(ContentStoreError) {
        guard bytes != kept else { return }
        guard let bytes else { return try file(role).remove() }
        try file(role).replace(with: bytes)
    }

    private func file(_ role: MetadataRole) -> DurableFile {
        DurableFile(folder.appending("\(role.rawValue).json"))
    }
}
