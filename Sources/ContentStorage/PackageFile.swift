public import Delta
public import SystemPackage

/// A delta package in a file of its own, and the folder it makes.
///
///     let bytes = try PackageFile("update.sgd").read()
///     try PackageFile("update.sgd").apply(to: "base", making: "target")
public struct PackageFile: Sendable {
    private let path: FilePath

    /// Names a file; nothing is read yet.
    public init(_ path: FilePath) {
        self.path = path
    }

    /// Reads the whole package, which may have at most as many bytes as ``DeltaLimits`` allow.
    public func read(limits: DeltaLimits = .standard) throws(ContentStoreError) -> [UInt8] {
        try FileSystem.read(path, bytesMax: limits.packageBytesMax)
    }

    /// Writes a package in one step: the file is whole or it is not there.
    public func write(_ package: [UInt8]) throws(ContentStoreError) {
        try FileSystem.replace(path, with: package)
    }

    /// Patches the tree in `base` into a new folder, which comes to its name whole and in one step.
    ///
    /// Throws ``ContentStoreError/folderNotEmpty(path:)`` if `output` is there and holds anything; nothing is written then.
    ///
    /// - Returns: The files that were made.
    @discardableResult
    public func apply(
        to base: FilePath, making output: FilePath, limits: DeltaLimits = .standard
    ) throws(ContentStoreError) -> [DeltaFile] {
        if let kind = try FileSystem.kind(of: output) {
            guard kind == .folder, try FileSystem.list(output).isEmpty else {
                throw .folderNotEmpty(path: output.string)
            }
        }
        let parent = FileSystem.parent(of: output)
        guard try FileSystem.kind(of: parent) != nil else {
            throw .file(.list, path: parent.string, code: FileSystem.codeNotThere)
        }
        let package = try read(limits: limits)
        let tree = try FolderBase(measuring: base)
        let partial = FileSystem.sibling(of: output)
        try FileSystem.removeTree(partial)
        do throws(ContentStoreError) {
            let made = try patch(package, tree, into: partial, limits: limits)
            try FileSystem.rename(partial, to: output)
            try FileSystem.syncFolder(FileSystem.parent(of: output))
            return made
        } catch {
            try? FileSystem.removeTree(partial)  // The first error is the one to tell.
            throw error
        }
    }

    private func patch(
        _ package: [UInt8], _ base: FolderBase, into folder: FilePath, limits: DeltaLimits
    ) throws(ContentStoreError) -> [DeltaFile] {
        var sink = try StagingSink(creating: folder)
        let made: [DeltaFile]
        do throws(DeltaError) {
            let patcher = try DeltaPatcher(
                package: DeltaPackage(package, limits: limits), base: base, limits: limits)
            made = try patcher.apply(to: &sink)
        } catch {
            throw .delta(error)
        }
        try sink.syncFolders()
        return made
    }
}
