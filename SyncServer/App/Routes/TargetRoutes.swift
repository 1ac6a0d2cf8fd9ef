import Bytes
import Glibc
import Hummingbird
import SyncProtocol
import UpdateMetadata

/// `GET /tuf/targets/<folders>/<sha256>.<name>`: target files as they lie on disk, whole or in part.
struct TargetRoutes: Sendable {
    let folder: DataFolder

    func add(to router: Router<ServerRequestContext>) {
        router.get(RouterPath("\(SyncRoute.targetsPrefix)**"), use: target)
    }

    @Sendable private func target(_ request: Request, context: ServerRequestContext) async throws -> Response {
        let name = String(request.uri.path.dropFirst(SyncRoute.targetsPrefix.count))
        guard let digest = Self.digest(inServedName: name) else { throw HTTPError(.notFound) }
        let path = "\(folder.targets)/\(name)"
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw HTTPError(.notFound) }
        let file = ServedFile(
            content: .disk(path: path, length: Int(status.st_size)), digest: digest,
            mediaType: Self.mediaType(of: name).rawValue,
            lifetime: .immutable)
        return try await file.response(to: request, context: context)
    }

    private static func mediaType(of name: String) -> SyncProtocol.MediaType {
        if name.hasSuffix(".sgd") { return .deltaPackage }
        return name.hasSuffix(".json") ? .json : .targetFile
    }

    /// The digest in the name of a target file; nil for a name that ``TargetPath/servedName(digest:)`` does not make.
    static func digest(inServedName name: String) -> SHA256Digest? {
        var segments = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let last = segments.popLast(), let dot = last.firstIndex(of: "."),
            let digest = SHA256Digest(hex: String(last[..<dot]))
        else { return nil }
        segments.append(String(last[last.index(after: dot)...]))
        guard let path = TargetPath(segments.joined(separator: "/")), path.servedName(digest: digest) == name else {
            return nil
        }
        return digest
    }
}
