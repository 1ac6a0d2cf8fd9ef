import Bytes
import Content
import SyncProtocol
import UpdateMetadata

/// An answer to the one request, unpacked: files by name, packages by digest.
struct SyncAnswer: Sendable {
    let response: SyncResponse
    /// The segments that were summed up in the request, and so what the answer speaks of.
    let opening: CycleOpening
    /// Metadata files by their names below `/tuf/metadata/`: the held ones that are current, and the new ones.
    private(set) var files: [String: [UInt8]] = [:]
    /// Packages by their SHA-256.
    private(set) var packages: [SHA256Digest: [UInt8]] = [:]

    /// Unpacks an answer; nil if a file in it does not unpack.
    init?(_ response: SyncResponse, to opening: CycleOpening, held: HeldFiles) {
        self.response = response
        self.opening = opening
        var packing = MetadataPacking()
        for ((name, file), isAssumed) in zip(zip(held.names, held.files), response.assumed) {
            if isAssumed { packing.absorb(file) }
            files[name.fileName] = file
        }
        guard response.assumed.count == held.names.count else { return nil }
        for package in response.packages {
            packages[SHA256Digest(of: package)] = package
            packing.note(digestOf: package)
        }
        let limits = MetadataLimits()
        for packed in response.metadata {
            let role = MetadataRole(rawValue: packed.name.role) ?? .targets
            let bytesMax = limits.bytesMax(of: role)
            guard let file = try? packing.unpack(packed.bytes, bytesMax: bytesMax) else { return nil }
            files[packed.name.fileName] = file
        }
    }

    /// Whether the rules of trust take the metadata of this answer from end to end, by the stage's own steps.
    ///
    /// What fails here would fail there; the difference is that the static road can then be asked instead.
    func isAdmissible(to opening: CycleOpening) -> Bool {
        var part = MetadataPart()
        var step = part.begin(activeVersion: opening.holdings.bundle.version.number)
        for _ in 0...(MetadataLimits().rootRotationsMax + 16) * 2 {
            switch step {
            case .perform(.loadMetadata): step = part.step(.metadata(opening.metadata), at: opening.time)
            case .perform(.fetchMetadata(let name, _)): step = part.step(.metadataFile(files[name]), at: opening.time)
            case .perform(.keepMetadata): step = part.step(.done, at: opening.time)
            case .done: return true
            case .perform, .checkpoint, .failed: return false
            }
        }
        return false
    }
}
