import Delta
import Glibc

extension ContentStore {
    /// The same error, or ``ContentStoreError/diskFull(neededBytes:availableBytes:)`` if that is what it means.
    func diskFullOr(_ error: ContentStoreError, needed: Int) throws(ContentStoreError) -> ContentStoreError {
        let code: Int32? =
            switch error {
            case .file(_, _, let code): code
            case .delta(.targetUnwritable(_, let code)): code
            default: nil
            }
        guard code == ENOSPC || code == EDQUOT else { return error }
        return .diskFull(neededBytes: Int64(needed), availableBytes: try freeBytes())
    }
}
