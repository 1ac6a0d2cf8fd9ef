import Glibc
import SystemPackage

/// The few calls of the system that content on disk needs, each with a typed error.
///
/// Files are made with mode 0640 and folders with 0750. No call follows a symbolic link that it was not told to.
enum FileSystem {
    static let fileMode: mode_t = 0o640
    static let folderMode: mode_t = 0o750
    static let codeNotThere = ENOENT

    enum Kind: Equatable {
        case file
        case folder
        case link
        case other
    }

    /// A test's hand on the system's calls: asked before each, it gives the `errno` that the call shall fail with.
    @TaskLocal static var interruption: (@Sendable (FileOperation, FilePath) -> Int32?)?

    static func describe(_ code: Int32) -> String {
        String(cString: strerror(code))
    }

    /// What lies at a path, or nil if nothing does.
    static func kind(of path: FilePath) throws(ContentStoreError) -> Kind? {
        try status(of: path).map { status in
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        }
    }

    /// The length of the file at a path, or nil if nothing is there.
    static func length(of path: FilePath) throws(ContentStoreError) -> Int? {
        try status(of: path).map { Int($0.st_size) }
    }

    /// Makes a folder and those above it; one that is there already is fine.
    static func makeFolder(_ path: FilePath) throws(ContentStoreError) {
        if try kind(of: path) == .folder { return }
        let parent = parent(of: path)
        if try status(of: parent) == nil { try makeFolder(parent) }
        do {
            try call(.makeFolder, path) { mkdir($0, folderMode) }
        } catch {
            // Another process may have made it meanwhile, or a link to a folder stands here.
            guard case .file(_, _, EEXIST) = error else { throw error }
        }
    }

    /// The names in a folder, sorted by their bytes; a name that is not UTF-8 is an error.
    static func list(_ path: FilePath) throws(ContentStoreError) -> [String] {
        try interrupt(.list, path)
        guard let stream = path.withPlatformString({ opendir($0) }) else { throw failure(.list, path) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                throw .oddName(folder: path.string, name: String(decoding: bytes, as: UTF8.self))
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Renames; what was at `target` is replaced in one step.
    static func rename(_ path: FilePath, to target: FilePath) throws(ContentStoreError) {
        try call(.rename, target) { target in path.withPlatformString { Glibc.rename($0, target) } }
    }

    /// Removes a file or link; nothing there is fine.
    static func remove(_ path: FilePath) throws(ContentStoreError) {
        do {
            try call(.remove, path) { unlink($0) }
        } catch {
            guard case .file(_, _, ENOENT) = error else { throw error }
        }
    }

    /// Removes a file, link or folder with all it holds; links are removed, not followed, and nothing there is fine.
    static func removeTree(_ path: FilePath) throws(ContentStoreError) {
        guard let kind = try kind(of: path) else { return }
        guard kind == .folder else { return try remove(path) }
        for name in try list(path) {
            try removeTree(path.appending(name))
        }
        try call(.remove, path) { rmdir($0) }
    }

    /// Where a symbolic link points, or nil if nothing is there; anything but a link is an error.
    static func readLink(_ path: FilePath) throws(ContentStoreError) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = path.withPlatformString { readlink($0, &buffer, buffer.count) }
        guard count >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(.link, path)
        }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes `path` a link to `target`, in one step and for good, whatever link was there before.
    static func replaceLink(_ path: FilePath, target: String) throws(ContentStoreError) {
        let fresh = sibling(of: path)
        try remove(fresh)
        try call(.link, fresh) { symlink(target, $0) }
        try rename(fresh, to: path)
        try syncFolder(parent(of: path))
    }

    /// The folder that a path lies in; the working folder for a bare name.
    static func parent(of path: FilePath) -> FilePath {
        let parent = path.removingLastComponent()
        return parent.isEmpty ? "." : parent
    }

    /// The name under which a file or link is made before it takes the name `path`.
    static func sibling(of path: FilePath) -> FilePath {
        parent(of: path).appending(".\(path.lastComponent?.string ?? "")\(siblingSuffix)")
    }

    /// Whether a name is one that ``sibling(of:)`` gives.
    static func isSibling(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(siblingSuffix)
    }

    private static let siblingSuffix = ".snowglobe-new"

    /// Forces a folder's entries to the disk.
    static func syncFolder(_ path: FilePath) throws(ContentStoreError) {
        let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        try sync(descriptor, path)
    }

    /// Bytes that this program may still write to the disk that holds `path`.
    static func freeBytes(_ path: FilePath) throws(ContentStoreError) -> Int64 {
        let descriptor = try open(path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        var status = statvfs()
        guard fstatvfs(descriptor, &status) == 0 else { throw failure(.inspect, path) }
        return Int64(status.f_bavail) * Int64(status.f_frsize)
    }

    // MARK: - Helpers

    static func open(_ path: FilePath, _ flags: Int32) throws(ContentStoreError) -> Int32 {
        try call(.open, path) { Glibc.open($0, flags | O_CLOEXEC | O_NOFOLLOW, fileMode) }
    }

    static func sync(_ descriptor: Int32, _ path: FilePath) throws(ContentStoreError) {
        try call(.sync, path) { _ in fsync(descriptor) }
    }

    static func failure(_ operation: FileOperation, _ path: FilePath) -> ContentStoreError {
        let code = errno
        if operation == .open, code == ELOOP { return .symbolicLink(path: path.string) }
        return .file(operation, path: path.string, code: code)
    }

    /// Throws if a test wants this call to fail.
    static func interrupt(_ operation: FileOperation, _ path: FilePath) throws(ContentStoreError) {
        guard let code = interruption?(operation, path) else { return }
        throw .file(operation, path: path.string, code: code)
    }

    private static func status(of path: FilePath) throws(ContentStoreError) -> stat? {
        var status = stat()
        do {
            try call(.inspect, path) { lstat($0, &status) }
            return status
        } catch {
            if case .file(_, _, ENOENT) = error { return nil }
            throw error
        }
    }

    /// Makes a call until no signal interrupts it; a negative outcome is an error.
    @discardableResult
    private static func call(
        _ operation: FileOperation, _ path: FilePath, _ body: (UnsafePointer<CChar>) -> Int32
    ) throws(ContentStoreError) -> Int32 {
        try interrupt(operation, path)
        while true {
            let outcome = path.withPlatformString(body)
            if outcome >= 0 { return outcome }
            if errno != EINTR { throw failure(operation, path) }
        }
    }
}
