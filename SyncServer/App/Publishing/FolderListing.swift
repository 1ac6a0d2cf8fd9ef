import Glibc

/// What lies in a folder, and its removal.
enum FolderListing {
    /// The names in a folder, sorted, without `.` and `..`.
    static func names(in folder: String) throws(PublishingError) -> [String] {
        guard let stream = opendir(folder) else { throw .system(.list, path: folder, code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a file or a folder with all that it holds.
    ///
    /// Links are removed, not followed. Nothing there is fine.
    static func removeTree(_ path: String) throws(PublishingError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw .system(.remove, path: path, code: errno)
        }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if isFolder {
            for name in try names(in: path) { try removeTree("\(path)/\(name)") }
        }
        guard (isFolder ? rmdir(path) : unlink(path)) == 0 else {
            throw .system(.remove, path: path, code: errno)
        }
    }
}
