import AsyncHTTPClient
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
        case let error as HTTPClientError: self.init(client: error)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self = .certificateRefused(detail: String(describing: error))
        case let error as NIOConnectionError:
            self = .unreachable(detail: "no connection to \(error.host), port \(error.port)")
        case let error as IOError: self = .unreachable(detail: error.description)
        default: self = .unreachable(detail: String(describing: error))
        }
    }

    private init(client error: HTTPClientError) {
        switch error {
        case .cancelled: self = .interrupted
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
            self = .timedOut(seconds: Int(HTTPRoad.connectSecondsMax))
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            self = .timedOut(seconds: ProtocolLimits.answerSecondsMax)
        default: self = .unreachable(detail: error.shortDescription)
        }
    }
}
