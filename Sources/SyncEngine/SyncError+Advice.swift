public import Logging
import SyncProtocol
import UpdateMetadata

extension SyncError {
    /// Whether the same thing may succeed later with nothing changed on the server or by staff.
    public var isTransient: Bool {
        switch self {
        case .unreachable, .timedOut, .retryLater, .unexpectedStatus, .answerTooLong, .malformedAnswer, .rangeRefused,
            .wrongLength, .wrongDigest, .metadataMissing, .storage, .busy, .interrupted,
            .metadataRefused:
            true
        case .server(let status, _):
            status >= 500 || status == 408 || status == 429
        case .notEnrolled, .certificateRefused, .identityRefused, .contentRefused, .rolledBack, .storageFull,
            .usage, .noActiveBundle, .outOfStep:
            false
        }
    }

    /// How loud the log is: being offline is normal, refused content is not.
    public var logLevel: Logger.Level {
        switch self {
        case .unreachable, .timedOut, .retryLater, .busy, .interrupted: .info
        case .server, .unexpectedStatus, .answerTooLong, .malformedAnswer, .rangeRefused, .metadataMissing: .warning
        case .notEnrolled: .notice
        case .certificateRefused, .identityRefused, .wrongLength, .wrongDigest, .contentRefused, .rolledBack,
            .storageFull, .storage, .metadataRefused, .usage, .noActiveBundle, .outOfStep:
            .error
        }
    }

    /// The short code that is counted under `sync.result` and logged.
    public var code: SyncResultCode {
        switch self {
        case .notEnrolled: .notEnrolled
        case .unreachable: .unreachable
        case .timedOut: .timedOut
        case .certificateRefused: .certificateRefused
        case .retryLater: .retryLater
        case .identityRefused: .identityRefused
        case .server, .unexpectedStatus: .serverError
        case .answerTooLong, .malformedAnswer, .rangeRefused: .badAnswer
        case .metadataMissing: .metadataMissing
        case .wrongLength, .wrongDigest: .badPackage
        case .contentRefused: .contentRefused
        case .rolledBack: .rolledBack
        case .storageFull: .storageFull
        case .storage: .storageFailed
        case .usage, .noActiveBundle, .outOfStep: .programFault
        case .metadataRefused: .metadataRefused
        case .busy, .interrupted: .busy
        }
    }

    /// One plain sentence for staff: what happened.
    public var sentence: String {
        switch self {
        case .notEnrolled: "This kiosk is not enrolled."
        case .unreachable(let detail): "The sync server cannot be reached: \(detail)."
        case .timedOut(let seconds): "The sync server did not answer within \(seconds) seconds."
        case .certificateRefused(let detail): "The sync server's certificate was not accepted: \(detail)."
        case .retryLater(let seconds):
            seconds.map { "The sync server asked to come back in \($0) seconds." }
                ?? "The sync server asked to come back later."
        case .identityRefused: "The sync server does not accept this kiosk's identity."
        case .server(let status, let error): "The sync server answered \(status): \(error.sentence)"
        case .unexpectedStatus(let status): "The sync server gave an answer of status \(status) that was not expected."
        case .answerTooLong(let bytesMax): "An answer of the sync server was longer than \(bytesMax) bytes."
        case .malformedAnswer: "An answer of the sync server was not understood."
        case .rangeRefused(let offset): "The sync server did not resume a download at byte \(offset)."
        case .metadataMissing(let name): "The sync server has no metadata file \(name)."
        case .wrongLength(let expected, let found): "A package has \(found) bytes and should have \(expected)."
        case .wrongDigest: "A package is not the one that the signed metadata names."
        case .contentRefused(let name, let reason): "Content version \(name) was refused: \(reason)."
        case .rolledBack(let name, let reason):
            "Content version \(name) failed its self-check and the previous content is shown: \(reason)."
        case .storageFull(let bytes): "There is not enough room on the disk: \(bytes) more bytes are needed."
        case .storage(let stage, let detail): "The kiosk could not read or write its own data in \(stage): \(detail)."
        case .metadataRefused(.expired(let role, let expiredAt, _)):
            "The signed \(role.rawValue) metadata expired at \(expiredAt); nothing new is installed until it is renewed."
        case .metadataRefused(.delegated(let role, .expired(_, let expiredAt, _))):
            "The signed list of role \(role) expired at \(expiredAt); the whole content is fetched in its place."
        case .metadataRefused(let error): "The signed metadata of the server was refused: \(error)."
        case .usage(let error): "The kiosk's own counts could not be packed: \(error)."
        case .noActiveBundle: "There is no content at all, not even that of the program."
        case .busy: "A sync is running already."
        case .interrupted: "The sync was interrupted; it goes on where it stopped."
        case .outOfStep(let stage): "The sync got out of step in \(stage.rawValue); this is a fault of the program."
        }
    }

    /// What somebody can do about it, or nil if waiting is all there is to do.
    public var hint: String? {
        switch self {
        case .notEnrolled: "Make a code with 'snowglobe-server enroll' and run 'snowglobe-kiosk enroll' with it."
        case .unreachable, .timedOut:
            "Check the network and the server's address; the kiosk tries again by itself and goes on showing its pages."
        case .certificateRefused:
            "Give the clinic's own certificate authority with '--ca FILE', or renew the certificate."
        case .identityRefused: "See on the server whether this kiosk was revoked; if by mistake, enrol it again."
        case .wrongLength, .wrongDigest, .malformedAnswer, .answerTooLong:
            "Look for a proxy between kiosk and server that changes answers."
        case .contentRefused, .rolledBack: "Publish a corrected release; this version is not tried again."
        case .storageFull: "Free space on the kiosk's disk."
        case .storage: "Check the kiosk's disk and the rights of its data folder."
        case .metadataRefused(.expired), .metadataRefused(.delegated(_, .expired)):
            "Look whether the sync server is running and can sign its metadata."
        case .metadataRefused: "Find out who else can answer in the server's name; the kiosk keeps what it has."
        case .usage, .noActiveBundle, .outOfStep: "Keep the log and report the fault."
        case .retryLater, .server, .unexpectedStatus, .rangeRefused, .metadataMissing, .busy, .interrupted: nil
        }
    }
}
