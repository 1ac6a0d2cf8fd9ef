import Bytes
import ContentStorage
import Foundation
import SyncEngine
import SyncProtocol
import SystemPackage
import UpdateMetadata

/// The repository as this kiosk verified it, in files for neighbours: all roots, the current metadata, the packages.
///
/// A neighbour trusts none of it and verifies all; that it is verified here first keeps a bad road from spreading.
struct RelayMirror: Sendable {
    /// The most bytes of packages that are kept for neighbours.
    static let bytesMax = 256 * 1_024 * 1_024

    let folder: FilePath

    var metadataFolder: FilePath { folder.appending("metadata") }
    var targetsFolder: FilePath { folder.appending("targets") }

    /// Brings the files in line with the metadata kept; what is missing is fetched over `transport`.
    ///
    /// Packages come first and the timestamp last, so that no neighbour sees a name without its file.
    func refresh(_ kept: KeptMetadata, over transport: any SyncTransport) async throws {
        guard let trusted = try RelayedSet(kept) else { return }
        for folder in [metadataFolder, targetsFolder] { try makeFolder(folder) }
        for version in 1..<max(trusted.rootVersion, 1) {
            let name = MetadataRole.root.fileName(version: version)
            guard !isThere(metadataFolder.appending(name)) else { continue }
            let bytes = try await transport.metadata(named: name, bytesMax: MetadataLimits().rootBytesMax)
            if let bytes { try write(bytes, to: metadataFolder.appending(name)) }
        }
        var room = Self.bytesMax
        for package in trusted.packages {
            room -= package.byteCount
            guard room >= 0 else { break }
            try await mirror(package, over: transport)
        }
        for (name, bytes) in trusted.files { try write(bytes, to: metadataFolder.appending(name)) }
        try removeOthers(than: trusted)
    }

    /// A metadata file for a neighbour, or nil.
    func metadata(named name: String) throws -> [UInt8]? {
        guard let safe = TargetPath(name), !name.contains("/") else { return nil }
        return try DurableFile(metadataFolder.appending(safe.description)).read(bytesMax: 2 << 20)
    }

    /// Where the target file of a served name lies, or nil if it is not here.
    func target(servedAs name: String) -> FilePath? {
        guard let safe = TargetPath(name) else { return nil }
        let path = targetsFolder.appending(FilePath(safe.description).components)
        return isThere(path) ? path : nil
    }

    // MARK: - Steps

    private func mirror(_ package: PackageName, over transport: any SyncTransport) async throws {
        guard let path = TargetPath(package.path) else { return }
        let file = targetsFolder.appending(FilePath(path.servedName(digest: package.digest)).components)
        guard !isThere(file) else { return }
        var bytes: [UInt8] = []
        try await transport.download(package, from: 0) { piece throws(SyncError) in bytes += piece }
        guard bytes.count == package.byteCount, SHA256Digest(of: bytes) == package.digest else {
            throw SyncError.wrongDigest(expected: package.digest, found: SHA256Digest(of: bytes))
        }
        try makeFolder(file.removingLastComponent())
        try write(bytes, to: file)
    }

    private func removeOthers(than trusted: RelayedSet) throws {
        let roots = (1...max(trusted.rootVersion, 1)).map { MetadataRole.root.fileName(version: $0) }
        let names = Set(trusted.files.map(\.name)).union(roots)
        for name in try FileManager.default.contentsOfDirectory(atPath: metadataFolder.string)
        where !names.contains(name) {
            try DurableFile(metadataFolder.appending(name)).remove()
        }
        let targets = Set(
            trusted.packages.compactMap { package in
                TargetPath(package.path)?.servedName(digest: package.digest)
            })
        for name in try FileManager.default.subpathsOfDirectory(atPath: targetsFolder.string) {
            let path = targetsFolder.appending(FilePath(name).components)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder), !isFolder.boolValue,
                !targets.contains(name)
            else { continue }
            try DurableFile(path).remove()
        }
    }

    private func write(_ bytes: [UInt8], to path: FilePath) throws {
        let file = DurableFile(path)
        guard try file.read(bytesMax: .max) != bytes else { return }
        try file.replace(with: bytes)
    }

    private func makeFolder(_ path: FilePath) throws {
        try FileManager.default.createDirectory(
            atPath: path.string, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    }

    private func isThere(_ path: FilePath) -> Bool { FileManager.default.fileExists(atPath: path.string) }
}

/// What of the kept metadata is complete and belongs together, as neighbours get it.
struct RelayedSet {
    let rootVersion: Int
    /// Metadata files by served name, each after those that it names; the timestamp is last.
    let files: [(name: String, bytes: [UInt8])]
    /// Every target file that is listed, shortest first.
    let packages: [PackageName]

    /// Reads the files; nil if they are not a complete set yet.
    init?(_ kept: KeptMetadata) throws {
        var trusted = try TrustedMetadataSet(trustedRoot: kept.root)
        trusted.restore(timestamp: kept.timestamp, snapshot: kept.snapshot, targets: kept.targets)
        guard trusted.nextFile == nil, let timestamp = trusted.timestamp, let snapshot = trusted.snapshot,
            let targets = trusted.targets
        else { return nil }
        rootVersion = trusted.root.payload.version
        // A list that cannot be read is left out: neighbours then take the full bundle.
        let deltas = kept.deltas.flatMap { bytes in
            try? Signed<Targets>(parsing: bytes, bytesMax: MetadataLimits().targetsBytesMax)
        }
        let listed = deltas.map {
            (name: DelegatedRoleName.deltas.fileName(version: $0.payload.version), bytes: $0.bytes)
        }
        files =
            [listed].compactMap { $0 } + [
                (MetadataRole.root.fileName(version: rootVersion), trusted.root.bytes),
                (MetadataRole.targets.fileName(version: targets.payload.version), targets.bytes),
                (MetadataRole.snapshot.fileName(version: snapshot.payload.version), snapshot.bytes),
                (MetadataRole.timestamp.fileName, timestamp.bytes),
            ]
        packages = targets.payload.files.merging(deltas?.payload.files ?? [:]) { first, _ in first }.map { path, file in
            PackageName(path: path.description, byteCount: file.length, digest: file.digest, base: nil)
        }.sorted { ($0.byteCount, $0.path) < ($1.byteCount, $1.path) }
    }
}
