import Bytes
public import Content
public import Delta
import SystemPackage

/// Releases: staged, verified, kept, read.
extension ContentStore {
    /// Patches `base` with a package into `staging/` and proves that the outcome is `name`.
    ///
    /// - Parameters:
    ///   - package: The whole package, whose length and digest signed metadata has vouched for.
    ///   - base: A release (``base(_:)``), the factory bundle as a `DeltaTree`, or `DeltaTree.empty`.
    ///   - name: The release that signed metadata promises.
    ///   - limits: What the package may ask for.
    ///
    /// Throws ``ContentStoreError/delta(_:)``, ``ContentStoreError/content(_:)``,
    /// ``ContentStoreError/digestMismatch(path:expected:found:)`` or
    /// ``ContentStoreError/versionMismatch(expected:found:)`` when the package or its outcome is at fault;
    /// ``ContentStoreError/baseDamaged(path:)`` or ``ContentStoreError/file(_:path:code:)`` when the disk is.
    public func stage(
        _ package: [UInt8], base: some DeltaBase, yielding name: StoredName, limits: DeltaLimits = .standard
    ) throws(ContentStoreError) -> StagedRelease {
        var needed = 0
        do throws(ContentStoreError) {
            let package = try inDelta { () throws(DeltaError) in try DeltaPackage(package, limits: limits) }
            let patcher = try inDelta { () throws(DeltaError) in
                try DeltaPatcher(package: package, base: base, limits: limits)
            }
            needed = patcher.targetBytes
            try requireSpace(needed)
            return try stage(name) { sink throws(ContentStoreError) in
                do throws(DeltaError) {
                    try patcher.apply(to: &sink)
                } catch {
                    throw .delta(error)
                }
            }
        } catch {
            throw try diskFullOr(blaming(error, base), needed: needed)
        }
    }

    /// Writes a bundle's files into `staging/` and proves that they are `name`.
    public func stage(
        _ files: [BundlePath: [UInt8]], as name: StoredName
    ) throws(ContentStoreError) -> StagedRelease {
        let needed = files.values.reduce(0) { $0 + $1.count }
        try requireSpace(needed)
        do throws(ContentStoreError) {
            return try stage(name) { sink throws(ContentStoreError) in
                for path in files.keys.sorted() {
                    let bytes = files[path] ?? []
                    let file = DeltaFile(path: path.text, length: bytes.count, digest: .zero)
                    do throws(DeltaError) {
                        try sink.begin(path: path.text, length: bytes.count)
                        try sink.write(bytes[...])
                        try sink.end(file)
                    } catch {
                        throw .delta(error)
                    }
                }
            }
        } catch {
            throw try diskFullOr(error, needed: needed)
        }
    }

    private func stage(
        _ name: StoredName, _ write: (inout StagingSink) throws(ContentStoreError) -> Void
    ) throws(ContentStoreError) -> StagedRelease {
        try FileSystem.removeTree(build)
        do {
            var sink = try StagingSink(creating: build)
            try write(&sink)
            try sink.syncFolders()
            let release = try read(build, as: name)
            return StagedRelease(name: name, manifest: release.manifest, files: release.files)
        } catch {
            try? FileSystem.removeTree(build)  // The first error is the one to tell.
            throw error
        }
    }

    /// Moves a staged release among the releases, in one step; a whole one of that name is left as it is.
    public func keep(_ staged: StagedRelease) throws(ContentStoreError) {
        let target = path(.release, staged.name)
        if try FileSystem.kind(of: target) != nil {
            if try isStored(staged.name) { return try FileSystem.removeTree(build) }
            try FileSystem.removeTree(discarded)
            try FileSystem.rename(target, to: discarded)
            try FileSystem.removeTree(discarded)
        }
        try FileSystem.rename(build, to: target)
        try FileSystem.syncFolder(folder(.release))
        try FileSystem.syncFolder(staging)
    }

    /// Whether the release is in the store, whole: every file is read and compared.
    public func isStored(_ name: StoredName) throws(ContentStoreError) -> Bool {
        do {
            _ = try loadRelease(name)
            return true
        } catch {
            switch error {
            case .notFound, .misnamed, .content, .digestMismatch, .versionMismatch, .symbolicLink, .notAFile, .oddName,
                .limitExceeded:
                return false
            default: throw error
            }
        }
    }

    /// Reads a release and verifies every file.
    public func loadRelease(_ name: StoredName) throws(ContentStoreError) -> LoadedRelease {
        let folder = path(.release, name)
        guard try FileSystem.kind(of: folder) == .folder else { throw .notFound(name: name.description) }
        return try read(folder, as: name)
    }

    /// Reads the release with this name on disk; the name must be that of its manifest.
    func loadRelease(entry: String) throws(ContentStoreError) -> LoadedRelease {
        let path = folder(.release).appending(entry)
        guard try FileSystem.kind(of: path) == .folder else { throw .notFound(name: entry) }
        let release = try read(path, as: nil)
        guard release.name.description == entry else {
            throw .misnamed(path: path.string, name: release.name.description)
        }
        return release
    }

    /// A release as the base of a package; only its manifest is verified here, the rest by what comes out.
    public func base(_ name: StoredName) throws(ContentStoreError) -> FolderBase {
        let folder = path(.release, name)
        guard try FileSystem.kind(of: folder) == .folder else { throw .notFound(name: name.description) }
        let bytes = try manifestBytes(in: folder)
        let manifest = try manifest(bytes, in: folder, as: name)
        return try FolderBase(folder: folder, manifest: manifest, manifestBytes: bytes)
    }

    /// The releases in the store by version, as their manifests name them; damaged ones are left out.
    public func releases() throws(ContentStoreError) -> [StoredName] {
        var names: [StoredName] = []
        for entry in try FileSystem.list(folder(.release)) {
            let path = folder(.release).appending(entry)
            // A damaged release is no release; `activeRelease()` tells what is wrong with one that matters.
            guard let bytes = try? manifestBytes(in: path),
                let manifest = try? ContentManifest(canonicalBytes: bytes), manifest.releaseName == entry
            else { continue }
            names.append(StoredName(version: manifest.contentVersion, digest: manifest.digest))
        }
        return names.sorted { $0.version < $1.version }
    }

    // MARK: - Reading

    /// Reads and verifies the release in a folder; `name` nil takes whatever its manifest says.
    func read(_ folder: FilePath, as name: StoredName?) throws(ContentStoreError) -> LoadedRelease {
        let bytes = try manifestBytes(in: folder)
        let manifest = try manifest(bytes, in: folder, as: name)
        let files = try BundleDirectory(folder).readBundle()
        do {
            try manifest.verify(files)
        } catch {
            throw .content(error)
        }
        return LoadedRelease(
            name: StoredName(version: manifest.contentVersion, digest: SHA256Digest(of: bytes)), manifest: manifest,
            files: files)
    }

    private func manifestBytes(in folder: FilePath) throws(ContentStoreError) -> [UInt8] {
        do {
            return try FileSystem.read(
                folder.appending(BundlePath.manifest.text), bytesMax: ContentLimits.manifestBytesMax)
        } catch {
            guard error.isNotThere else { throw error }
            throw .content(.missingFile(path: BundlePath.manifest.text))
        }
    }

    private func manifest(
        _ bytes: [UInt8], in folder: FilePath, as name: StoredName?
    ) throws(ContentStoreError) -> ContentManifest {
        let found = SHA256Digest(of: bytes)
        if let name, found != name.digest {
            let path = folder.appending(BundlePath.manifest.text)
            throw .digestMismatch(path: path.string, expected: name.digest, found: found)
        }
        let manifest: ContentManifest
        do {
            manifest = try ContentManifest(canonicalBytes: bytes)
        } catch {
            throw .content(error)
        }
        if let name, manifest.contentVersion != name.version {
            throw .versionMismatch(expected: name.version, found: manifest.contentVersion)
        }
        return manifest
    }

    private func inDelta<Value>(_ body: () throws(DeltaError) -> Value) throws(ContentStoreError) -> Value {
        do {
            return try body()
        } catch {
            throw .delta(error)
        }
    }
}
