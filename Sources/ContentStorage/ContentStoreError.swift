public import Bytes
public import Content
public import Delta

/// What can go wrong with content on disk.
public enum ContentStoreError: Error, Equatable, Sendable {
    /// A call of the system failed; `code` is `errno`.
    case file(FileOperation, path: String, code: Int32)
    /// The disk has too little room, or ran out of it.
    case diskFull(neededBytes: Int64, availableBytes: Int64)
    /// There is no such release or site configuration in the store.
    case notFound(name: String)
    /// A release or site configuration lies under another name than its bytes have.
    case misnamed(path: String, name: String)
    /// A manifest or site configuration is not the one that was asked for.
    case digestMismatch(path: String, expected: SHA256Digest, found: SHA256Digest)
    /// The manifest's version is not the one that was asked for.
    case versionMismatch(expected: ContentVersion, found: ContentVersion)
    /// A staged download is shorter or longer than its metadata says.
    case lengthMismatch(path: String, expected: Int, found: Int)
    /// A bundle's files are not what its manifest names.
    case content(ContentError)
    /// A file of the base on disk is not what it was; the package is not at fault.
    case baseDamaged(path: String)
    /// A package does not decode, or does not fit its base.
    case delta(DeltaError)
    /// A symbolic link lies where a file or folder is wanted.
    case symbolicLink(path: String)
    /// Something that is neither file nor folder, such as a socket, lies in a folder of content.
    case notAFile(path: String)
    /// A name in a folder cannot be used in content.
    case oddName(folder: String, name: String)
    /// A folder that is to be made is there already and holds something.
    case folderNotEmpty(path: String)
    /// A folder holds more than its limits allow.
    case limitExceeded(FolderLimit, path: String, found: Int, limit: Int)
}

/// What was tried on a file when the system said no.
public enum FileOperation: String, Equatable, Sendable {
    /// Opening.
    case open
    /// Reading.
    case read
    /// Writing.
    case write
    /// Forcing bytes to the disk.
    case sync
    /// Making a folder.
    case makeFolder
    /// Listing a folder.
    case list
    /// Asking for size or kind.
    case inspect
    /// Renaming.
    case rename
    /// Making or reading a symbolic link.
    case link
    /// Removing.
    case remove
}

/// A size that ``FolderLimits`` bounds.
public enum FolderLimit: String, Equatable, Sendable {
    /// Number of files.
    case files
    /// Bytes of one file.
    case fileBytes
    /// Bytes of all files together.
    case totalBytes
    /// Folders inside folders.
    case depth
}

extension ContentStoreError {
    /// One plain sentence: what is wrong and what to do next.
    public var sentence: String {
        switch self {
        case .file(let operation, let path, let code):
            "\(path) could not be \(operation.pastTense): \(FileSystem.describe(code)). Check that the path is right "
                + "and that this program may use it."
        case .diskFull(let needed, let available):
            "The disk is too full: \(needed) bytes are needed and \(available) are free. Free some space and try again."
        case .notFound(let name): "There is no release \(name) here; list the releases to see which there are."
        case .misnamed(let path, let name): "\(path) holds \(name), so it was changed; publish or fetch it again."
        case .digestMismatch(let path, _, _):
            "\(path) is not the file that was asked for (its digest differs); fetch it again."
        case .versionMismatch(let expected, let found):
            "The bundle says it is version \(found) where \(expected) was wanted; publish it again."
        case .lengthMismatch(let path, let expected, let found):
            "\(path) has \(found) bytes where \(expected) were wanted; fetch it again."
        case .baseDamaged(let path):
            "\(path) of the release on disk was changed or cannot be read; fetch the whole bundle instead of a delta."
        case .content(let error): error.sentence
        case .delta(let error): error.sentence
        case .symbolicLink(let path):
            "\(path) is a symbolic link, which content may not have; put the file itself there."
        case .notAFile(let path): "\(path) is neither a file nor a folder; remove it and try again."
        case .oddName(let folder, let name):
            "\(folder) holds \"\(name)\", a name that content may not have; rename or remove it."
        case .folderNotEmpty(let path): "\(path) is there already; name a folder that does not exist or is empty."
        case .limitExceeded(let limit, let path, let found, let most):
            "\(path) goes over a limit: \(limit.words) \(found), and \(most) is the most allowed."
        }
    }
}

extension FileOperation {
    fileprivate var pastTense: String {
        switch self {
        case .open: "opened"
        case .read: "read"
        case .write: "written"
        case .sync: "written to the disk"
        case .makeFolder: "made"
        case .list: "listed"
        case .inspect: "looked at"
        case .rename: "renamed"
        case .link: "linked"
        case .remove: "removed"
        }
    }
}

extension FolderLimit {
    fileprivate var words: String {
        switch self {
        case .files: "files"
        case .fileBytes: "bytes in one file"
        case .totalBytes: "bytes in all files"
        case .depth: "folders inside folders"
        }
    }
}
