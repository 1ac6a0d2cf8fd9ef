/// Why visits are counted in the totals but not on a time axis.
public enum UndatedReason: UInt8, CaseIterable, Hashable, Sendable {
    /// The kiosk's clock was never believable in that boot.
    case clockUnknown = 1
    /// The kiosk's clock went back to a day that was sealed already.
    case clockWentBack = 2
    /// The server found the first day before the kiosk was installed. Never written by a kiosk.
    case beforeInstallation = 3
    /// The server found the last day in its future. Never written by a kiosk.
    case inTheFuture = 4

    /// The name for files and pages.
    public var name: String {
        switch self {
        case .clockUnknown: "clock-unknown"
        case .clockWentBack: "clock-went-back"
        case .beforeInstallation: "before-installation"
        case .inTheFuture: "in-the-future"
        }
    }
}
