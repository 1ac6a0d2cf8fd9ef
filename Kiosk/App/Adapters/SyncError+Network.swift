import AsyncHTTPClient
import Glibc
import HTTPFetching
import NIOCore
import NIOPosix
import NIOSSL
import SyncEngine
import SyncProtocol

extension SyncError {
    /// Says what an error of the HTTP client means for a cycle.
    init(network error: any Error) {
        switch error {
        case let error as SyncError: self = error
        case is CancellationError: self = .interrupted
        case HTTPFetchError.tooLong(let bytesMax): self = .answerTooLong(bytesMax: bytesMax)
        case HTTPFetchError.tooSlow(let seconds): self = .timedOut(seconds: seconds)
        case let error as HTTPClientError: self.init(client: error)
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self = .certificateRefused(detail: "it was made for another name than the server's address")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self = .certificateRefused(
                detail: "it has expired, comes from an authority that this kiosk does not trust, or cannot be read")
        case let error as NIOConnectionError:
            self = .unreachable(detail: "no connection to \(error.host), port \(error.port)")
        case let error as IOError:
            self = .unreachable(detail: String(cString: strerror(error.errnoCode)).lowercased())
        default: self = .unreachable(detail: String(describing: error))
        }
    }

    private init(client error: HTTPClientError) {
        switch error {
        case .cancelled: self = .interrupted
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
            self = .timedOut(seconds: Int(HTTPRoad.limits.connectSecondsMax))
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            self = .timedOut(seconds: ProtocolLimits.answerSecondsMax)
        case .remoteConnectionClosed, .uncleanShutdown:
            self = .unreachable(detail: "it closed the connection")
        default: self = .unreachable(detail: error.shortDescription)
        }
    }
}
