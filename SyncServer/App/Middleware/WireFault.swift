import Delta
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServerStorage
import SyncProtocol
import Usage

/// The one table from errors to what goes out: a code with its HTTP status, a sentence, and how loud the log is.
struct WireFault: Sendable {
    let code: WireError.Code
    let sentence: String
    let logLevel: Logger.Level
    var retryAfterSeconds: Int?

    private init(
        _ code: WireError.Code, _ sentence: String, log level: Logger.Level = .info, retryAfterSeconds: Int? = nil
    ) {
        self.code = code
        self.sentence = sentence
        logLevel = level
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// Finds the row for `error`; what is behind a fault of the server stays in the log.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as SyncProtocolError: Self.row(error)
            case let error as ServerStoreError: Self.row(error)
            case let error as RequestRefusal: Self.row(error)
            case let error as HTTPError: Self.row(error.status)
            case is NIOTooManyBytesError:
                WireFault(.bodyTooLong, "The body is longer than this route takes.")
            case is EnrolmentCodeError:
                WireFault(.enrolmentCodeRefused, "The code is not complete; type it again.")
            case is UsageError, is DeltaError:
                WireFault(.malformedBody, "The upload could not be read; update the kiosk's program.")
            default: Self.serverFault
            }
    }

    private static let serverFault = WireFault(
        .serverFault, "The server failed; try again later and tell whoever runs it the request id.", log: .error)

    private static func row(_ error: SyncProtocolError) -> WireFault {
        switch error {
        case .bodyTooLong: WireFault(.bodyTooLong, "The body is longer than this route takes.")
        case .malformedBody, .malformedPackage, .tooMany, .badText, .outOfRange:
            WireFault(.malformedBody, "The body is not of the form of this route; update the kiosk's program.")
        case .missingHeader, .malformedHeader, .badSignature:
            WireFault(.signatureRefused, "The request is not signed by an enrolled kiosk; enrol it again.")
        }
    }

    private static func row(_ error: ServerStoreError) -> WireFault {
        switch error {
        case .codeUnknown, .codeUsed, .codeExpired:
            WireFault(
                .enrolmentCodeRefused,
                "The code is wrong, used or older than ten minutes; run `snowglobe-server enroll` for a new one.")
        case .diskFull:
            WireFault(.unavailable, "The server's disk is full; nothing was stored.", log: .critical)
        case .busy:
            WireFault(.unavailable, "The server is busy; try again in a minute.", log: .warning, retryAfterSeconds: 60)
        default: serverFault
        }
    }

    private static func row(_ refusal: RequestRefusal) -> WireFault {
        switch refusal {
        case .tooManyAttempts(let seconds):
            WireFault(
                .tooManyRequests, "Too many attempts; wait a few minutes.", log: .warning, retryAfterSeconds: seconds)
        case .kioskNotAccepted:
            WireFault(.kioskRevoked, "This kiosk is not enrolled here or was revoked; enrol it again.")
        case .foreignHost:
            WireFault(.notFound, "There is no such address on this server.")
        case .bodyTooSlow:
            WireFault(.malformedBody, "The body did not arrive in time; try again.")
        case .foreignForm:
            WireFault(.malformedBody, "The form was too old; go back, load the page again and repeat.")
        }
    }

    private static func row(_ status: HTTPResponse.Status) -> WireFault {
        switch status.code {
        case 404: WireFault(.notFound, "There is nothing at this address.", log: .debug)
        case 405: WireFault(.methodNotAllowed, "This address does not take that method.", log: .debug)
        case 413: WireFault(.bodyTooLong, "The body is longer than this route takes.")
        case 416: WireFault(.rangeNotSatisfiable, "The file has no such range.")
        case 400..<500: WireFault(.malformedBody, "The request is not of the form of this route.")
        case 503: WireFault(.unavailable, "The server is not ready; try again later.", log: .warning)
        default: serverFault
        }
    }
}
