import Content

/// How the files of one release differ from those of another.
struct ReleaseChanges: Equatable, Sendable {
    /// One file that differs.
    struct Change: Equatable, Sendable {
        let path: BundlePath
        /// Its length before; nil if it was not there.
        let before: Int?
        /// Its length now; nil if it is gone.
        let after: Int?
    }

    /// The files that differ, by path.
    let files: [Change]

    init(from base: ContentManifest?, to target: ContentManifest) {
        let before = Dictionary((base?.files ?? []).map { ($0.path, $0) }) { first, _ in first }
        let after = Dictionary(target.files.map { ($0.path, $0) }) { first, _ in first }
        files = Set(before.keys).union(after.keys).sorted().compactMap { path in
            guard before[path] != after[path] else { return nil }
            return Change(path: path, before: before[path]?.length, after: after[path]?.length)
        }
    }

    /// Whether all files are equal.
    var isEmpty: Bool { files.isEmpty }
}
