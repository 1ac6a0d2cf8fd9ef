import FoundationEssentials

/// A directory of a test's own, removed with everything in it when the value goes.
///
///     let directory = try TemporaryDirectory()
///     let file = directory.path + "/kiosk.db"
public final class TemporaryDirectory: Sendable {
    /// The absolute path, with no slash at the end.
    public let path: String

    /// Makes an empty directory.
    public init() throws {
        let base = FileManager.default.temporaryDirectory.path
        path = "\(base.hasSuffix("/") ? String(base.dropLast()) : base)/snowglobe-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)  // What cannot be removed is left to the system.
    }
}
