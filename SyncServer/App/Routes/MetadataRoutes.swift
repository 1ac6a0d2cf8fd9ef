import Bytes
import Hummingbird
import SyncProtocol
import UpdateMetadata

/// `GET /tuf/metadata/<name>`: signed metadata as it lies on disk, for kiosks and mirrors alike.
struct MetadataRoutes: Sendable {
    let folder: DataFolder

    func add(to router: Router<ServerRequestContext>) {
        router.get(RouterPath("\(SyncRoute.metadataPrefix):name"), use: metadata)
    }

    @Sendable private func metadata(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let name = String(request.uri.path.dropFirst(SyncRoute.metadataPrefix.count))
        guard let (role, isVersioned) = Self.role(named: name),
            let bytes = try AtomicFile.read(
                "\(folder.metadata)/\(name)", bytesMax: MetadataLimits().bytesMax(of: role))
        else { throw HTTPError(.notFound) }
        let file = ServedFile(
            content: .memory(bytes), digest: SHA256Digest(of: bytes), mediaType: MediaType.json.rawValue,
            lifetime: isVersioned ? .immutable : .revalidated)
        return try await file.response(to: request, context: context)
    }

    /// The role of a file that may be served; nil for any name but `root.json`, `timestamp.json` and
    /// `<version>.<role>.json`, the role of delta packages among them.
    static func role(named name: String) -> (role: MetadataRole, isVersioned: Bool)? {
        for role in [MetadataRole.root, .timestamp] where name == role.fileName { return (role, false) }
        guard let dot = name.firstIndex(of: "."), let version = Int(name[..<dot]), version > 0 else { return nil }
        for role in [MetadataRole.root, .targets, .snapshot] where name == role.fileName(version: version) {
            return (role, true)
        }
        if name == DelegatedRoleName.deltas.fileName(version: version) { return (.targets, true) }
        return nil
    }
}
