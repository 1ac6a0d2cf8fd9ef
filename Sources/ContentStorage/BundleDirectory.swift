public import Content
public import Delta
public import SystemPackage

/// How much a folder of content may hold.
public struct FolderLimits: Equatable, Sendable {
    /// Number of files.
    public var filesMax: Int
    /// Bytes of one file.
    public var fileBytesMax: Int
    /// Bytes of all files together.
    public var totalBytesMax: Int
    /// Folders inside folders.
    public var depthMax: Int

    /// Sets every limit; the defaults are those of a bundle.
    public init(
        filesMax: Int = ContentLimits.filesMax, fileBytesMax: Int = ContentLimits.fileBytesMax,
        totalBytesMax: Int = ContentLimits.bundleBytesMax, depthMax: Int = 32
    ) {
        self.filesMax = filesMax
        self.fileBytesMax = fileBytesMax
        self.totalBytesMax = totalBytesMax
        self.depthMax = depthMax
    }
}

/// A folder with the files of a bundle, or of any tree that a delta is made of.
///
///     let files = try BundleDirectory("Assets/bundle").readBundle()
public struct BundleDirectory: Sendable {
    private let root: FilePath
    private let limits: FolderLimits

    /// Names a folder; nothing is read yet.
    public init(_ root: FilePath, limits: FolderLimits = FolderLimits()) {
        self.root = root
        self.limits = limits
    }

    /// Reads every file under its bundle path.
    ///
    /// Throws ``ContentStoreError/symbolicLink(path:)``, ``ContentStoreError/notAFile(path:)``,
    /// ``ContentStoreError/limitExceeded(_:path:found:limit:)``, or ``ContentStoreError/content(_:)`` for a name that
    /// bundles do not allow.
    public func readBundle() throws(ContentStoreError) -> [BundlePath: [UInt8]] {
        var files: [BundlePath: [UInt8]] = [:]
        for (path, bytes) in try read() {
            do {
                files[try BundlePath(path)] = bytes
            } catch {
                throw .content(error)
            }
        }
        return files
    }

    /// Reads every file under its path, as one side of a delta.
    public func readTree() throws(ContentStoreError) -> DeltaTree {
        let files = try read()
        do {
            return try DeltaTree(files)
        } catch {
            throw .delta(error)
        }
    }

    /// The paths of all files, sorted by their bytes; links and odd things are errors.
    public func paths() throws(ContentStoreError) -> [String] {
        var paths: [String] = []
        try walk(root, prefix: "", depth: 0, into: &paths)
        return paths
    }

    private func read() throws(ContentStoreError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var total = 0
        for path in try paths() {
            let bytes = try FileSystem.read(root.appending(path), bytesMax: limits.fileBytesMax)
            total += bytes.count
            guard total <= limits.totalBytesMax else {
                throw .limitExceeded(.totalBytes, path: root.string, found: total, limit: limits.totalBytesMax)
            }
            files[path] = bytes
        }
        return files
    }

    private func walk(
        _ folder: FilePath, prefix: String, depth: Int, into paths: inout [String]
    ) throws(ContentStoreError) {
        guard depth <= limits.depthMax else {
            throw .limitExceeded(.depth, path: folder.string, found: depth, limit: limits.depthMax)
        }
        for name in try FileSystem.list(folder) {
            let path = folder.appending(name)
            switch try FileSystem.kind(of: path) {
            case .file:
                guard paths.count < limits.filesMax else {
                    throw .limitExceeded(.files, path: root.string, found: paths.count + 1, limit: limits.filesMax)
                }
                paths.append(prefix + name)
            case .folder: try walk(path, prefix: "\(prefix)\(name)/", depth: depth + 1, into: &paths)
            case .link: throw .symbolicLink(path: path.string)
            case .other: throw .notAFile(path: path.string)
            case nil: break  // Removed while we looked.
            }
        }
    }
}
