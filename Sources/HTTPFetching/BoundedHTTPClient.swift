public import AsyncHTTPClient
import NIOCore
import NIOSSL

/// Requests over HTTP, each under limits of time and length; no redirect is followed, nothing is inflated.
///
/// ``close()`` must be called before the value goes.
public final class BoundedHTTPClient: Sendable {
    /// The limits of every request.
    public let limits: HTTPFetchLimits
    private let client: HTTPClient

    /// Opens a client; `authorityFile` is a PEM file of the only authorities to trust, else the system's are trusted.
    public init(limits: HTTPFetchLimits, authorityFile: String?) {
        self.limits = limits
        var tls = TLSConfiguration.makeClientConfiguration()
        if let authorityFile { tls.trustRoots = .file(authorityFile) }
        tls.minimumTLSVersion = .tlsv12
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(
                connect: .seconds(limits.connectSecondsMax), read: .seconds(limits.answerSecondsMax)),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes all connections.
    public func close() async {
        try? await client.shutdown()  // Fails only when it is closed already.
    }

    /// Sends a request and returns the head of its answer; throws the HTTP client's errors.
    public func execute(_ request: HTTPClientRequest) async throws -> HTTPClientResponse {
        try await client.execute(request, timeout: .seconds(limits.answerSecondsMax))
    }

    /// Hands the body over in pieces; throws ``HTTPFetchError`` when more than `bytesMax` bytes come, or when they come
    /// too slowly, and the HTTP client's errors.
    public func pour(
        _ answer: HTTPClientResponse, bytesMax: Int, secondsMax: Int,
        into receive: (ArraySlice<UInt8>) async throws -> Void
    ) async throws {
        let start = ContinuousClock.now
        var received = 0
        var pieces = answer.body.makeAsyncIterator()
        while let piece = try await pieces.next(isolation: #isolation) {
            received += piece.readableBytes
            guard received <= bytesMax else { throw HTTPFetchError.tooLong(bytesMax: bytesMax) }
            let seconds = Int(start.duration(to: .now).components.seconds)
            guard limits.allows(receivedBytes: received, after: seconds, secondsMax: secondsMax) else {
                throw HTTPFetchError.tooSlow(seconds: seconds)
            }
            try await receive(Array(piece.readableBytesView)[...])
        }
    }
}
