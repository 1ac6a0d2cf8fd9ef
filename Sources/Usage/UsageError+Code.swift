extension UsageError {
    /// A short code for logs, which never hold names of content beside a time (privacy rule P3).
    public var code: String {
        switch self {
        case .eventTooLong: "event-too-long"
        case .malformedEvent: "malformed-event"
        case .unknownEvent: "unknown-event"
        case .badField: "bad-field"
        case .unexpectedField: "unexpected-field"
        case .numberOutOfRange: "number-out-of-range"
        case .unknownReason: "unknown-reason"
        case .unknownExplainer: "unknown-explainer"
        case .unknownScene: "unknown-scene"
        case .unknownQuestion: "unknown-question"
        case .unknownValue: "unknown-value"
        case .neverCounted: "never-counted"
        case .malformedName: "malformed-name"
        case .repeatedName: "repeated-name"
        case .noScenes: "no-scenes"
        case .tooManyKeys: "too-many-keys"
        case .unknownCounter: "unknown-counter"
        case .malformedKey: "malformed-key"
        case .wrongClass: "wrong-class"
        case .bytes: "bad-bytes"
        case .wrongMagic: "wrong-magic"
        case .unsupportedVersion: "unsupported-version"
        case .badSegmentField: "bad-segment-field"
        case .keyIndexOutOfRange: "key-index-out-of-range"
        case .keyOutOfOrder: "key-out-of-order"
        case .digestMismatch: "digest-mismatch"
        case .tooLong: "too-long"
        case .repeatedSegment: "repeated-segment"
        case .wrongManifest: "wrong-manifest"
        }
    }
}
