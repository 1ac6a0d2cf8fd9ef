import ContentStorage
import SyncEngine
import SystemPackage
import UpdateMetadata

/// The admitted metadata as files `tuf/{root,timestamp,snapshot,targets,deltas}.json` in the data folder.
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
            targets: try file(.targets).read(bytesMax: MetadataLimits().targetsBytesMax),
            deltas: try deltas.read(bytesMax: MetadataLimits().targetsBytesMax))
    }

    func keep(_ metadata: KeptMetadata) async throws {
        let kept = try await keptMetadata()
        let changes: [(DurableFile, [UInt8]?, [UInt8]?)] = [
            (file(.root), metadata.root, kept?.root), (file(.timestamp), metadata.timestamp, kept?.timestamp),
            (file(.snapshot), metadata.snapshot, kept?.snapshot), (file(.targets), metadata.targets, kept?.targets),
            (deltas, metadata.deltas, kept?.deltas),
        ]
        for (file, bytes, before) in changes where bytes == nil && before != nil { try file.remove() }
        for (file, bytes, before) in changes where bytes != before {
            if let bytes { try file.replace(with: bytes) }
        }
    }

    private var deltas: DurableFile { DurableFile(folder.appending(DelegatedRoleName.deltas.escapedFileName)) }

    private func file(_ role: MetadataRole) -> DurableFile {
        DurableFile(folder.appending("\(role.rawValue).json"))
    }
}
