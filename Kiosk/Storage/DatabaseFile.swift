/// The kiosk's two database files.
public enum DatabaseFile: String, CaseIterable, Sendable {
    /// Counters and sealed segments; bound by the privacy rules.
    case stats = "stats.db"
    /// Identity, sync position, confirmations, clock floor.
    case kiosk = "kiosk.db"

    /// The name in the data folder.
    public var name: String { rawValue }
}
