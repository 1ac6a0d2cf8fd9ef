import GRDB
public import Usage

/// Why the kiosk's databases could not be opened, read or written.
///
/// No file is ever deleted for it.
public enum KioskStorageError: Error, Equatable, Sendable {
    /// The file could not be opened or made; the SQLite result code says why.
    case cannotOpen(DatabaseFile, code: Int32)
    /// The file was written by a newer version of this program.
    case fromTheFuture(DatabaseFile)
    /// The file is no database, or its structure is damaged.
    case damaged(DatabaseFile, code: Int32)
    /// A setting that privacy or durability rests on did not take effect.
    case unsafeSetting(DatabaseFile, setting: String, found: String)
    /// There is no room for the change; nothing of it was written.
    case diskFull(DatabaseFile)
    /// Another process holds the file.
    case busy(DatabaseFile)
    /// Any other fault of SQLite, by its extended result code.
    case database(DatabaseFile, code: Int32)
    /// A stored value that this program did not write.
    case unreadableValue(DatabaseFile, column: String)
    /// The usage rules refused what was to be stored.
    case usage(UsageError)

    /// Names the fault behind any error that a database access threw.
    init(_ error: any Error, in file: DatabaseFile) {
        switch error {
        case let error as KioskStorageError: self = error
        case let error as UsageError: self = .usage(error)
        case let error as DatabaseError: self.init(error, in: file)
        default: self = .database(file, code: ResultCode.SQLITE_ERROR.rawValue)
        }
    }

    private init(_ error: DatabaseError, in file: DatabaseFile) {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(file, code: error.extendedResultCode.rawValue)
        case .SQLITE_FULL: self = .diskFull(file)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(file)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
            self = .cannotOpen(file, code: error.extendedResultCode.rawValue)
        default: self = .database(file, code: error.extendedResultCode.rawValue)
        }
    }

    /// One plain sentence for staff, with what to do next.
    public var sentence: String {
        switch self {
        case .cannotOpen(let file, let code):
            "The file \(file.name) cannot be opened (SQLite code \(code)). Check that the data folder exists and that "
                + "this program may write to it, then start again."
        case .fromTheFuture(let file):
            "The file \(file.name) was written by a newer version of this program. Install that version or a later "
                + "one; the file is left as it is."
        case .damaged(let file, let code):
            "The file \(file.name) is damaged (SQLite code \(code)). It was not changed. Move it out of the data "
                + "folder, keep it for the administrator, and start again; \(Self.loss(of: file))"
        case .unsafeSetting(let file, let setting, let found):
            "The file \(file.name) was opened with \(setting) = \(found), which could lose or expose counts. Check "
                + "that the data folder is on a local disk, then start again."
        case .diskFull(let file):
            "The disk is full, so \(file.name) could not be changed. Free some space; nothing stored was lost."
        case .busy(let file):
            "The file \(file.name) is in use by another program. Stop that program, then try again."
        case .database(let file, let code):
            "The file \(file.name) could not be read or written (SQLite code \(code)). Check the disk, then start "
                + "again."
        case .unreadableValue(let file, let column):
            "The file \(file.name) holds a value in \(column) that this program did not write. Move the file out of "
                + "the data folder, keep it for the administrator, and start again; \(Self.loss(of: file))"
        case .usage:
            "The counters could not be sealed. They are kept and tried again at the end of the next service day."
        }
    }

    private static func loss(of file: DatabaseFile) -> String {
        switch file {
        case .stats: "counts that were not yet sent start again from zero."
        case .kiosk: "the kiosk must then be enrolled again."
        }
    }
}

extension KioskStorageError: CustomStringConvertible {
    /// The fault with its evidence, without names of content, so that it may stand in a log (privacy rule P3).
    public var description: String {
        switch self {
        case .cannotOpen(let file, let code): "cannot-open \(file.name) \(code)"
        case .fromTheFuture(let file): "from-the-future \(file.name)"
        case .damaged(let file, let code): "damaged \(file.name) \(code)"
        case .unsafeSetting(let file, let setting, let found): "unsafe-setting \(file.name) \(setting)=\(found)"
        case .diskFull(let file): "disk-full \(file.name)"
        case .busy(let file): "busy \(file.name)"
        case .database(let file, let code): "database \(file.name) \(code)"
        case .unreadableValue(let file, let column): "unreadable-value \(file.name) \(column)"
        case .usage(let error): "usage \(error.code)"
        }
    }
}
