extension DataFolder {
    /// Secret keys, one file a role; mode 0700.
    var keys: String { "\(path)/keys" }
    /// Held with flock(2) by whoever writes metadata, targets or releases.
    var publishingLock: String { "\(path)/publishing.lock" }
    /// Which releases were published, and when.
    var publishingHistory: String { "\(path)/published.json" }
}
