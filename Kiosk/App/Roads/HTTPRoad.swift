import AsyncHTTPClient
import Foundation
import HTTPFetching
import HTTPTypes
import NIOCore
import NIOHTTP1
import SyncEngine
import SyncProtocol

/// Requests to the sync server over HTTP, each under limits of time and length; no redirect is followed.
///
/// ``close()`` must be called before the value goes.
final class HTTPRoad: Sendable {
    /// The limits of every request.
    static let limits = HTTPFetchLimits(answerSecondsMax: Int64(ProtocolLimits.answerSecondsMax))
    /// A download takes at most this long in one cycle; the next one resumes it.
    static let downloadSecondsMax = 3_600

    let address: ServerAddress
    /// What the server said of the file whose download was begun last, for going on with it.
    let validator = DownloadValidator()
    private let client: BoundedHTTPClient

    /// Opens a road; `authorityFile` is a PEM file of the only authorities to trust, else the system's are trusted.
    init(_ address: ServerAddress, authorityFile: String?) {
        self.address = address
        client = BoundedHTTPClient(limits: Self.limits, authorityFile: authorityFile)
    }

    /// Closes all connections.
    func close() async {
        await client.close()
    }

    /// Sends a request and returns its answer of status 200; `bytesMax` bounds the body.
    ///
    /// Other statuses are thrown as what they mean.
    func json(
        _ route: SyncRoute, body: [UInt8], type: MediaType, fields: HTTPFields = HTTPFields(), bytesMax: Int
    ) async throws(SyncError) -> [UInt8] {
        var fields = fields
        fields[.contentType] = type.rawValue
        fields[.accept] = MediaType.json.rawValue
        let answer = try await send(route, body: body, fields: fields)
        guard answer.status == .ok else { throw await failure(of: answer) }
        guard Self.header("content-type", of: answer)?.hasPrefix(MediaType.json.rawValue) == true else {
            throw .malformedAnswer(.malformedHeader("content-type"))
        }
        return try await collect(answer, bytesMax: bytesMax)
    }

    /// Sends a request whose answer has the type of its body; nil if the server knows no such route.
    func exchange(
        _ route: SyncRoute, body: [UInt8], type: MediaType, fields: HTTPFields, bytesMax: Int
    ) async throws(SyncError) -> [UInt8]? {
        var fields = fields
        fields[.contentType] = type.rawValue
        fields[.accept] = type.rawValue
        let answer = try await send(route, body: body, fields: fields)
        if answer.status == .notFound || answer.status == .methodNotAllowed { return nil }
        guard answer.status == .ok else { throw await failure(of: answer) }
        guard Self.header("content-type", of: answer) == type.rawValue else {
            throw .malformedAnswer(.malformedHeader("content-type"))
        }
        return try await collect(answer, bytesMax: bytesMax)
    }

    /// Sends a request whose answer says no more than that it arrived, by any status from 200 to 299.
    func deliver(
        _ route: SyncRoute, body: [UInt8], type: MediaType, fields: HTTPFields,
        answerBytesMax: Int = ProtocolLimits.errorResponseBytesMax
    ) async throws(SyncError) {
        var fields = fields
        fields[.contentType] = type.rawValue
        let answer = try await send(route, body: body, fields: fields)
        guard (200..<300).contains(Int(answer.status.code)) else { throw await failure(of: answer) }
        _ = try await collect(answer, bytesMax: answerBytesMax)
    }

    /// Fetches a file of at most `bytesMax` bytes, or nil if there is none.
    func file(_ route: SyncRoute, bytesMax: Int) async throws(SyncError) -> [UInt8]? {
        let answer = try await send(route, body: [], fields: HTTPFields())
        if answer.status == .notFound { return nil }
        guard answer.status == .ok else { throw await failure(of: answer) }
        // The sign-in page of somebody's network, most often.
        guard Self.header("content-type", of: answer)?.hasPrefix("text/html") != true else {
            throw .malformedAnswer(.malformedHeader("content-type"))
        }
        return try await collect(answer, bytesMax: bytesMax)
    }

    /// Sends a request and returns the head of its answer.
    func send(_ route: SyncRoute, body: [UInt8], fields: HTTPFields) async throws(SyncError) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: "\(address)\(route.path)")
        request.method = NIOHTTP1.HTTPMethod(rawValue: route.method.rawValue)
        for field in fields { request.headers.add(name: field.name.canonicalName, value: field.value) }
        request.headers.add(name: "user-agent", value: "snowglobe-kiosk")
        if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
        do {
            return try await client.execute(request)
        } catch {
            throw SyncError(network: error)
        }
    }

    /// What an answer of another status than was hoped for means.
    func failure(of answer: HTTPClientResponse) async -> SyncError {
        let status = Int(answer.status.code)
        if [429, 503].contains(status) {
            return .retryLater(afterSeconds: Self.header("retry-after", of: answer).flatMap { Int($0) })
        }
        // An error body that is too long or unreadable says no more than its status.
        let bytes = try? await collect(answer, bytesMax: ProtocolLimits.errorResponseBytesMax)
        let error = bytes.flatMap {
            try? WireJSON.decode(WireError.self, from: $0, bytesMax: ProtocolLimits.errorResponseBytesMax)
        }
        guard let error else { return .unexpectedStatus(status) }
        switch error.code {
        case .signatureRefused, .kioskRevoked: return .identityRefused
        default: return .server(status: status, error)
        }
    }

    /// Hands the body over in pieces; gives up when more than `bytesMax` bytes come, or when they come too slowly.
    func pour(
        _ answer: HTTPClientResponse, bytesMax: Int, secondsMax: Int,
        into receive: (ArraySlice<UInt8>) async throws(SyncError) -> Void
    ) async throws(SyncError) {
        do {
            try await client.pour(answer, bytesMax: bytesMax, secondsMax: secondsMax, into: receive)
        } catch {
            throw SyncError(network: error)
        }
    }

    /// The first value of a header of the answer.
    static func header(_ name: String, of answer: HTTPClientResponse) -> String? {
        answer.headers.first(name: name)
    }

    private func collect(_ answer: HTTPClientResponse, bytesMax: Int) async throws(SyncError) -> [UInt8] {
        var bytes: [UInt8] = []
        try await pour(answer, bytesMax: bytesMax, secondsMax: ProtocolLimits.answerSecondsMax) {
            piece throws(SyncError) in
            bytes += piece
        }
        return bytes
    }
}
