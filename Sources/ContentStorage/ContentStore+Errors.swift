import Bytes
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

    /// The same error, or one that blames the disk where the package is not at fault.
    ///
    /// Only an outcome that is wrong makes it worth reading the whole base again.
    func blaming(_ error: ContentStoreError, _ base: some DeltaBase) -> ContentStoreError {
        guard case .delta(let fault) = error else { return error }
        switch fault {
        case .targetUnwritable(let path, let code): return .file(.write, path: path, code: code)
        case .baseUnreadable(let path, _): return .baseDamaged(path: path)
        case .targetMismatch, .malformedMixture, .malformedDeflate:
            for (index, file) in base.listing.files.enumerated() where !isWhole(file, at: index, in: base) {
                return .baseDamaged(path: file.path)
            }
            return error
        default: return error
        }
    }

    private func isWhole(_ file: DeltaFile, at index: Int, in base: some DeltaBase) -> Bool {
        var hasher = SHA256Hasher()
        var start = 0
        while start < file.length {
            let end = min(file.length, start + 65_536)
            var piece: [UInt8] = []
            do {
                try base.read(fileAt: index, range: start..<end, into: &piece)
            } catch {
                return false  // A file that cannot be read is not whole.
            }
            hasher.update(piece)
            start = end
        }
        return hasher.finalize() == file.digest
    }
}
