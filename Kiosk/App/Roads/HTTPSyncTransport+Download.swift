import AsyncHTTPClient
import HTTPTypes
import NIOHTTP1
import SyncEngine
import SyncProtocol
import UpdateMetadata

extension HTTPSyncTransport {
    func download(
        _ package: PackageName, from offset: Int, receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        guard let path = TargetPath(package.path) else { throw .unexpectedStatus(404) }
        let name = path.servedName(digest: package.digest)
        var fields = HTTPFields()
        if offset > 0 {
            fields[.range] = "bytes=\(offset)-"
            fields[.ifRange] = road.validator.value(for: name)
        }
        let answer = try await road.send(.target(path: name), body: [], fields: fields)
        let expected = package.byteCount - offset
        try await check(answer, offset: offset, expected: expected, of: package)
        road.validator.keep(HTTPRoad.header("etag", of: answer), for: name)
        try await road.pour(
            answer, bytesMax: expected, secondsMax: HTTPRoad.downloadSecondsMax, into: receive)
    }

    /// Refuses an answer that is not the rest of the package, before a byte of it is kept.
    private func check(
        _ answer: HTTPClientResponse, offset: Int, expected: Int, of package: PackageName
    ) async throws(SyncError) {
        switch (answer.status, offset) {
        case (.ok, 0): break
        case (.partialContent, 1...):
            let range = HTTPRoad.header("content-range", of: answer)
            guard range == "bytes \(offset)-\(package.byteCount - 1)/\(package.byteCount)" else {
                throw .rangeRefused(offset: offset)
            }
        case (.ok, _), (.partialContent, _), (.rangeNotSatisfiable, _): throw .rangeRefused(offset: offset)
        default: throw await road.failure(of: answer)
        }
        if let length = HTTPRoad.header("content-length", of: answer), length != String(expected) {
            throw .wrongLength(expected: expected, found: Int(length) ?? -1)
        }
    }
}
