extension DataFolder {
    /// Secret keys, one file a role; mode 0700.
    var keys: String { "\(path)/keys" }
    /// The next root, or targets for a release key that is elsewhere, until they are signed.
    var pending: String { "\(path)/pending" }
    /// There, with the public half, when the key of targets is kept elsewhere.
    var targetsKeyElsewhere: String { "\(keys)/targets.elsewhere.json" }
    /// Held with flock(2) by whoever writes metadata, targets or releases.
    var publishingLock: String { "\(path)/publishing.lock" }
    /// Packages made before; may be deleted.
    var deltaCache: String { "\(path)/deltas" }
    /// Which releases were published, and when.
    var publishingHistory: String { "\(path)/published.json" }
}
