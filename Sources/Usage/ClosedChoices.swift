/// How a use of the word finder ended.
public enum FindOutcome: String, CaseIterable, Hashable, Sendable {
    /// It led to a question.
    case opened
    /// The patient left it without a question.
    case left
}

/// A reading aid that is not on by itself.
public enum AccessFeature: String, CaseIterable, Hashable, Sendable {
    case largeText = "large-text"
    case highContrast = "high-contrast"
    case captions
    case readAloud = "read-aloud"
    case reducedMotion = "reduced-motion"
    case keyboardSwitch = "keyboard-switch"
}

/// How a sheet was taken home.
public enum TakehomeKind: String, CaseIterable, Hashable, Sendable {
    /// Its QR code was shown.
    case qr
    /// It was printed.
    case printed
}
