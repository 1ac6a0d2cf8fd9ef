public import SystemPackage

/// The releases and site configurations on a disk, and the links that say which are served.
///
///     let store = ContentStore("/var/lib/snowglobe-kiosk")
///     try store.prepare()
///     let active = try store.activeRelease()
///
/// Whatever happens, `current` leads to a whole, verified release or to none: releases are built in `staging/`, forced
/// to the disk, and come into `releases/` by one rename; links are replaced by one rename. Every method may be repeated
/// after a crash and then does what is left to do. `Storage.md` tells the states a crash can leave.
///
/// One process at a time may change a store; any number may read it.
public struct ContentStore: Sendable {
    /// Bytes that stay free for everything else on the disk.
    public static let reserveBytes: Int64 = 16 << 20
    /// The longest package that can be staged.
    public static let downloadBytesMax = 512 << 20

    /// The folder that holds everything.
    public let root: FilePath
    let freeBytesProbe: @Sendable (FilePath) throws(ContentStoreError) -> Int64

    /// Names a folder; ``prepare()`` makes it.
    public init(_ root: FilePath) {
        self.init(root, freeBytes: { path throws(ContentStoreError) in try FileSystem.freeBytes(path) })
    }

    /// As ``init(_:)``, with another way to learn how much room the disk has.
    package init(_ root: FilePath, freeBytes: @escaping @Sendable (FilePath) throws(ContentStoreError) -> Int64) {
        self.root = root
        freeBytesProbe = freeBytes
    }

    /// Makes the folders that are missing, and removes what a crash left half made.
    ///
    /// A download that was cut short is kept.
    public func prepare() throws(ContentStoreError) {
        for folder in [root, staging, folder(.release), folder(.site)] {
            try FileSystem.makeFolder(folder)
        }
        for folder in [root, staging, folder(.site)] {
            for name in try FileSystem.list(folder) where FileSystem.isSibling(name) {
                try FileSystem.removeTree(folder.appending(name))
            }
        }
        try FileSystem.removeTree(build)
        try FileSystem.removeTree(discarded)
        try FileSystem.syncFolder(root)
    }

    /// Bytes that may still be written to the disk, without the reserve.
    public func freeBytes() throws(ContentStoreError) -> Int64 {
        max(0, try freeBytesProbe(root) - Self.reserveBytes)
    }

    /// Throws ``ContentStoreError/diskFull(neededBytes:availableBytes:)`` unless this many bytes fit.
    public func requireSpace(_ bytes: Int) throws(ContentStoreError) {
        let available = try freeBytes()
        guard Int64(bytes) <= available else {
            throw .diskFull(neededBytes: Int64(bytes), availableBytes: available)
        }
    }

    // MARK: - Places

    var staging: FilePath { root.appending("staging") }
    /// Where a release is put together.
    var build: FilePath { staging.appending("build") }
    /// Where a damaged release is moved before it is removed, so that it is gone from `releases/` in one step.
    var discarded: FilePath { staging.appending("discarded") }

    func folder(_ kind: StoredKind) -> FilePath { root.appending(kind.folder) }

    func path(_ kind: StoredKind, _ name: StoredName) -> FilePath {
        folder(kind).appending("\(name)\(kind.suffix)")
    }
}
