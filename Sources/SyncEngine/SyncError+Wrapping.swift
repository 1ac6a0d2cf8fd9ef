import Delta
import SyncProtocol
import UpdateMetadata
import Usage

extension SyncError {
    /// Takes an error from a port: a ``SyncError`` as it is, others as what they mean for a cycle.
    init(_ error: any Error, in stage: SyncStage) {
        switch error {
        case let error as SyncError: self = error
        case let error as UsageError: self = .usage(error)
        case let error as MetadataError: self = .metadataRefused(error)
        case let error as SyncProtocolError: self = .malformedAnswer(error)
        case is CancellationError: self = .interrupted
        default: self = .storage(stage, detail: String(describing: error))
        }
    }
}
