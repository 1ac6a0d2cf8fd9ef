/// What can go wrong between the server and its database.
public enum ServerStoreError: Error, Equatable, Sendable {
    /// The file holds migrations that this version does not know: it was written by a later one.
    case fromTheFuture(path: String, unknownMigrations: [String])
    /// The file is no SQLite database, or its check found damage.
    case corrupt(path: String)
    /// The file or its folder could not be opened or made.
    case cannotOpen(path: String, sqliteCode: Int32)
    /// `PRAGMA synchronous` read back something other than 2 (FULL), so a confirmed upload could be lost.
    case notDurable(synchronousLevel: Int)
    /// The disk is full; the transaction was rolled back and nothing of it is stored.
    case diskFull
    /// Another process held the database for longer than the time limit.
    case busy
    /// SQLite refused a statement for another reason.
    case sqlite(code: Int32)

    /// No one-time code has this hash.
    case codeUnknown
    /// The one-time code was used before.
    case codeUsed
    /// The one-time code ran out at this time.
    case codeExpired(atEpochSeconds: Int)
    /// Another kiosk has this name.
    case kioskNameTaken(name: String)
    /// No kiosk has this name.
    case kioskUnknown(name: String)
    /// An account of this name is there already.
    case accountExists(name: String)
    /// A stored row could not be read back as what it was written as.
    case malformedRow(table: String)
}
