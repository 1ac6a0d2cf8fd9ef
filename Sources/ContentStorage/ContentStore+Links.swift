import Bytes
public import Content
import SystemPackage

/// Which release and which site configuration are served.
extension ContentStore {
    /// The release to serve: the current one, else the previous one, else none, which means the factory bundle.
    ///
    /// Each is read and verified in full; what was wrong with one that is passed over is among the faults.
    public func activeRelease() throws(ContentStoreError) -> Active<LoadedRelease> {
        try active(.release) { entry throws(ContentStoreError) in try loadRelease(entry: entry) }
    }

    /// The release served before, verified; nil if there is none or it is damaged.
    ///
    /// For whoever finds that the current one is whole and yet cannot be shown.
    public func previousRelease() throws(ContentStoreError) -> LoadedRelease? {
        let link = root.appending(StoredKind.release.previousLink)
        guard let target = try FileSystem.readLink(link), let entry = entry(of: target, .release) else { return nil }
        do {
            return try loadRelease(entry: entry)
        } catch {
            return nil  // Damaged, so it is no release to return to.
        }
    }

    /// The site configuration to serve, by the same rule.
    public func activeSite() throws(ContentStoreError) -> Active<LoadedSite> {
        try active(.site) { entry throws(ContentStoreError) in try loadSite(entry: entry) }
    }

    /// The name on disk of what the current link leads to, neither read nor verified; nil if there is none.
    public func currentEntry(_ kind: StoredKind) throws(ContentStoreError) -> String? {
        try currentTarget(kind).flatMap { entry(of: $0, kind) }
    }

    /// Makes a stored release or site configuration the one that is served, and the one served so far the previous one.
    ///
    /// The previous link goes first: a crash between the two leaves the old one served, and repeating finishes the work.
    /// A damaged one never becomes the previous one; then the previous one stays what it was.
    ///
    /// Throws ``ContentStoreError/notFound(name:)`` if it is not stored whole.
    public func activate(_ kind: StoredKind, _ name: StoredName) throws(ContentStoreError) {
        let isThere = kind == .release ? try isStored(name) : try isSiteStored(name)
        guard isThere else { throw .notFound(name: name.description) }
        let target = linkTarget(kind, "\(name)\(kind.suffix)")
        let current = try currentTarget(kind)
        guard current != target else { return try FileSystem.syncFolder(root) }
        if let current, try isWhole(kind, current) {
            try FileSystem.replaceLink(root.appending(kind.previousLink), target: current)
        }
        try FileSystem.replaceLink(root.appending(kind.currentLink), target: target)
    }

    /// Returns from `name` to the previous one, or to the factory state if there is none, and refuses that version.
    ///
    /// If `name` is not the one that is served, only the refusal is noted. Repeating changes nothing.
    public func rollBack(_ kind: StoredKind, from name: StoredName, reason: String) throws(ContentStoreError) {
        try refuse(kind, name.version, reason: reason)
        let target = linkTarget(kind, "\(name)\(kind.suffix)")
        guard try currentTarget(kind) == target else { return }
        let previous = root.appending(kind.previousLink)
        if let earlier = try FileSystem.readLink(previous), earlier != target {
            try FileSystem.replaceLink(root.appending(kind.currentLink), target: earlier)
        } else {
            try FileSystem.remove(root.appending(kind.currentLink))
        }
        try FileSystem.remove(previous)
        try FileSystem.syncFolder(root)
    }

    /// The highest version that was returned from, or nil; it and those below it are not to be installed again.
    ///
    /// A file that makes no sense counts as none: it can only have been written by something else.
    public func refusedVersion(_ kind: StoredKind) throws(ContentStoreError) -> ContentVersion? {
        try refusal(kind)?.version
    }

    /// ``refusedVersion(_:)`` with the reason for people.
    public func refusal(
        _ kind: StoredKind
    ) throws(ContentStoreError) -> (version: ContentVersion, reason: String)? {
        let path = root.appending(kind.refusedFile)
        guard try FileSystem.kind(of: path) == .file else { return nil }
        let lines = String(decoding: try FileSystem.read(path, bytesMax: 4_096), as: UTF8.self).split(separator: "\n")
        guard let number = lines.first.flatMap({ Int($0) }) else { return nil }
        return (ContentVersion(number), lines.count > 1 ? String(lines[1]) : "")
    }

    /// Notes that a version was returned from, with the reason for people; a lower one than noted changes nothing.
    public func refuse(_ kind: StoredKind, _ version: ContentVersion, reason: String) throws(ContentStoreError) {
        if let noted = try refusedVersion(kind), noted >= version { return }
        let text = "\(version)\n\(reason.prefix(500))\n"
        try FileSystem.replace(root.appending(kind.refusedFile), with: Array(text.utf8))
    }

    /// Removes every release and site configuration but those that are served, were served before, or are in `keeping`.
    ///
    /// Throws before it removes anything if a link cannot be read.
    public func prune(keeping names: Set<StoredName> = []) throws(ContentStoreError) {
        for kind in StoredKind.allCases {
            var kept = Set(names.map { "\($0)\(kind.suffix)" })
            for link in [kind.currentLink, kind.previousLink] {
                if let target = try FileSystem.readLink(root.appending(link)) {
                    kept.insert(FilePath(target).lastComponent?.string ?? "")
                }
            }
            for entry in try FileSystem.list(folder(kind)) where !kept.contains(entry) {
                let path = folder(kind).appending(entry)
                // First out of its folder in one step, so that a crash leaves no half of a release there.
                try FileSystem.removeTree(discarded)
                try FileSystem.rename(path, to: discarded)
                try FileSystem.removeTree(discarded)
            }
            try FileSystem.syncFolder(folder(kind))
        }
    }

    // MARK: - Links

    /// Whether what a link names can be read and verified.
    private func isWhole(_ kind: StoredKind, _ target: String) throws(ContentStoreError) -> Bool {
        guard let entry = entry(of: target, kind) else { return false }
        do {
            try load(kind, entry)
            return true
        } catch {
            return false  // Whatever is wrong with it, patients cannot be sent back to it.
        }
    }

    private func load(_ kind: StoredKind, _ entry: String) throws(ContentStoreError) {
        switch kind {
        case .release: _ = try loadRelease(entry: entry)
        case .site: _ = try loadSite(entry: entry)
        }
    }

    private func linkTarget(_ kind: StoredKind, _ entry: String) -> String {
        "\(kind.folder)/\(entry)"
    }

    /// What the current link says, if it leads into the kind's folder.
    private func currentTarget(_ kind: StoredKind) throws(ContentStoreError) -> String? {
        let link = root.appending(kind.currentLink)
        guard try FileSystem.kind(of: link) == .link, let target = try FileSystem.readLink(link) else { return nil }
        return entry(of: target, kind) == nil ? nil : target
    }

    /// The name that a link's target has in the kind's folder; nil if it leads anywhere else.
    private func entry(of target: String, _ kind: StoredKind) -> String? {
        let prefix = "\(kind.folder)/"
        guard target.hasPrefix(prefix) else { return nil }
        let entry = String(target.dropFirst(prefix.count))
        return entry.isEmpty || entry.contains("/") || entry.hasPrefix(".") ? nil : entry
    }

    private func active<Item: Sendable>(
        _ kind: StoredKind, _ load: (String) throws(ContentStoreError) -> Item
    ) throws(ContentStoreError) -> Active<Item> {
        var faults: [ContentStoreError] = []
        for link in [kind.currentLink, kind.previousLink] {
            do throws(ContentStoreError) {
                guard let target = try FileSystem.readLink(root.appending(link)) else { continue }
                guard let entry = entry(of: target, kind) else { throw .notFound(name: target) }
                return Active(item: try load(entry), isFallback: link == kind.previousLink, faults: faults)
            } catch {
                faults.append(error)
            }
        }
        return Active(item: nil, isFallback: !faults.isEmpty, faults: faults)
    }
}

extension ContentStoreError {
    /// Whether it says that a file is not there.
    var isNotThere: Bool {
        if case .file(.open, _, let code) = self { code == FileSystem.codeNotThere } else { false }
    }
}
