/// The named steps of a sync cycle, in the order in which they run.
///
/// The raw value is what is stored, sent in status reports and shown to staff.
public enum SyncStage: String, CaseIterable, Codable, Comparable, Sendable {
    /// Segments that the server lacks go up, then the status report.
    case report
    /// Root, timestamp, snapshot and targets are fetched and admitted or refused.
    case metadata
    /// A delta package, or the full one, is downloaded and its length and digest are checked.
    case fetch
    /// The package is patched into a staging folder and every file in it is checked.
    case apply
    /// What is served changes by one rename, while the screen is idle.
    case activate
    /// The new content answers a self-check, or the previous content is served again.
    case confirm

    /// Orders stages as a cycle runs them.
    public static func < (left: SyncStage, right: SyncStage) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .report: 0
        case .metadata: 1
        case .fetch: 2
        case .apply: 3
        case .activate: 4
        case .confirm: 5
        }
    }
}
