/// Why the kiosk's program started.
public enum BootCause: String, CaseIterable, Hashable, Sendable {
    /// It was stopped in order before.
    case clean
    /// It was not stopped in order: power loss, or the process was killed.
    case power
    /// The watchdog restarted it.
    case watchdog
    /// An update of the program restarted it.
    case update
}
