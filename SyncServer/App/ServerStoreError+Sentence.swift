public import ServerStorage

extension ServerStoreError: CustomStringConvertible {
    /// What is wrong and what to do next, in plain words.
    public var description: String {
        switch self {
        case .fromTheFuture(let path, _):
            "\(path) was written by a newer snowglobe-server, and nothing was changed; install that version or a later one."
        case .corrupt(let path):
            "\(path) is damaged or no database; put it back from a backup, and the kiosks send what is "
                + "missing from it."
        case .cannotOpen(let path, _):
            "\(path) cannot be opened or made; check that the folder is there and that this user may write to it."
        case .notDurable:
            "The database does not confirm that it waits for the disk, so uploads could be lost; report this as a fault."
        case .diskFull: "The disk is full: nothing was stored and all that was there is kept; free some space."
        case .busy: "The database is in use by another snowglobe-server; try again in a moment."
        case .sqlite(let code): "The database refused a statement (SQLite code \(code)); report this as a fault."
        case .codeUnknown, .codeUsed, .codeExpired:
            "The code is wrong, used or older than ten minutes; make a new one with: snowglobe-server enroll"
        case .kioskNameTaken(let name): "There is a kiosk called \"\(name)\" already; choose another name with --name."
        case .kioskUnknown(let name):
            "There is no kiosk called \"\(name)\"; snowglobe-server kiosks shows all of them."
        case .accountExists(let name):
            "There is an account \"\(name)\" already; give it a new password with: snowglobe-server user password \(name)"
        case .malformedRow(let table):
            "The database's table \(table) holds something unreadable; put the database back from a backup."
        }
    }
}
