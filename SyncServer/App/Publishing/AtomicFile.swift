import Glibc

/// Files that are replaced, never edited: a reader sees the old bytes or the new ones, also after a power cut.
enum AtomicFile {
    /// Replaces the file at `path`, or makes it, with `mode`; its folder must be there.
    ///
    /// The bytes go to a temporary file in the same folder, to the disk, and under their name in one step. A failure
    /// leaves what was there before. Callers see to it that one process writes at a time; the temporary file of one
    /// that was stopped is then overwritten by the next.
    static func replace(_ path: String, with bytes: [UInt8], mode: mode_t = 0o640) throws(PublishingError) {
        let folder = FilePaths.folder(of: path)
        let temporary = "\(folder)/.\(FilePaths.name(of: path)).new"
        do throws(PublishingError) {
            try write(bytes, to: temporary, mode: mode)
            guard rename(temporary, path) == 0 else { throw PublishingError.system(.write, path: path, code: errno) }
            try syncFolder(folder)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Makes the file at `path` and brings it to the disk.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o640) throws(PublishingError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .system(.write, path: path, code: errno) }
        defer { close(descriptor) }
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR else { throw .system(.write, path: path, code: errno) }
            } else {
                left = left.dropFirst(count)
            }
        }
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
            throw .system(.write, path: path, code: errno)
        }
    }

    /// Reads a file of at most `bytesMax` bytes; nil if there is none.
    static func read(_ path: String, bytesMax: Int) throws(PublishingError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .system(.read, path: path, code: errno)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw .system(.read, path: path, code: errno) }
                continue
            }
            bytes.append(contentsOf: piece[..<count])
            guard bytes.count <= bytesMax else { throw .tooLong(path: path, limit: bytesMax) }
        }
    }

    /// Makes a folder and those above it; one that is there already is fine.
    static func makeFolder(_ path: String, mode: mode_t = 0o750) throws(PublishingError) {
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, FilePaths.folder(of: path) != path else {
            throw .system(.makeFolder, path: path, code: errno)
        }
        try makeFolder(FilePaths.folder(of: path))
        guard mkdir(path, mode) == 0 || errno == EEXIST else {
            throw .system(.makeFolder, path: path, code: errno)
        }
    }

    /// Brings a folder's list of names to the disk.
    static func syncFolder(_ path: String) throws(PublishingError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(.write, path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(.write, path: path, code: errno) }
    }

    /// Whether something has this path.
    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }
}

/// Folder and name of a path, as text.
enum FilePaths {
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> Substring {
        guard let slash = path.lastIndex(of: "/") else { return path[...] }
        return path[path.index(after: slash)...]
    }
}
