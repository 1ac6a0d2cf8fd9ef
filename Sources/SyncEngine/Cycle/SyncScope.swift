/// How much of a cycle is run.
public enum SyncScope: String, Sendable {
    /// All stages.
    case full
    /// Only what waits for the screen to be idle: activate and confirm, and the status report if the server is there.
    case waitingActivation
}
