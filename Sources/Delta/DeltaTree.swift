import Bytes

/// The tree a package is applied to.
///
/// The patcher reads ranges of its files, so a tree on disk need not be held in memory.
public protocol DeltaBase {
    /// The files and their digest, which the owner of the tree has verified.
    var listing: DeltaListing { get }

    /// Appends `range` of the file at `index` of the listing to `buffer`, or throws ``DeltaError/baseUnreadable(path:code:)``.
    func read(fileAt index: Int, range: Range<Int>, into buffer: inout [UInt8]) throws(DeltaError)
}

/// Where target files go, one after the other, in canonical order.
///
/// Nothing that a sink receives may be used before ``DeltaPatcher/apply(to:)`` has returned: only then was all of it
/// checked. Each method throws ``DeltaError/targetUnwritable(path:code:)`` when it cannot do its work.
public protocol DeltaSink {
    /// Starts the file at `path`, whose bytes follow. The path was checked by ``DeltaPath/check(_:)``.
    mutating func begin(path: String, length: Int) throws(DeltaError)

    /// Adds bytes to the file that was begun.
    mutating func write(_ bytes: ArraySlice<UInt8>) throws(DeltaError)

    /// Ends the file that was begun.
    mutating func end(_ file: DeltaFile) throws(DeltaError)

    /// Makes `file` a copy of the one at `earlierPath`, which was ended before.
    mutating func duplicate(_ file: DeltaFile, of earlierPath: String) throws(DeltaError)
}

/// A tree in memory.
///
///     let base = try DeltaTree(["index.html": Array("<p>Hello</p>".utf8)])
public struct DeltaTree: Equatable, Sendable, DeltaBase {
    /// The files and their digest.
    public let listing: DeltaListing
    /// The bytes of each file, in the listing's order.
    public let contents: [[UInt8]]

    /// The tree without files.
    public static let empty = DeltaTree(listing: .empty, contents: [])

    /// Takes the bytes of each path.
    ///
    /// Throws ``DeltaError/unsafePath(_:_:)`` or ``DeltaError/pathConflict(_:with:)``.
    public init(_ files: [String: [UInt8]]) throws(DeltaError) {
        listing = try DeltaListing(
            files.map { DeltaFile(path: $0, length: $1.count, digest: SHA256Digest(of: $1)) })
        contents = listing.files.map { files[$0.path] ?? [] }
    }

    private init(listing: DeltaListing, contents: [[UInt8]]) {
        self.listing = listing
        self.contents = contents
    }

    /// The bytes of each path.
    public var files: [String: [UInt8]] {
        Dictionary(zip(listing.files.map(\.path), contents)) { first, _ in first }
    }

    /// Appends a range of a file; one that is not there is a programming error.
    public func read(fileAt index: Int, range: Range<Int>, into buffer: inout [UInt8]) {
        buffer.append(contentsOf: contents[index][range])
    }
}

/// Keeps the target files in memory.
public struct DeltaTreeSink: DeltaSink {
    /// The files so far.
    public private(set) var files: [String: [UInt8]] = [:]
    private var bytes: [UInt8] = []

    /// Starts with no files.
    public init() {}

    /// Starts a file.
    public mutating func begin(path: String, length: Int) {
        bytes = []
        bytes.reserveCapacity(length)
    }

    /// Adds bytes to it.
    public mutating func write(_ content: ArraySlice<UInt8>) {
        bytes.append(contentsOf: content)
    }

    /// Keeps it.
    public mutating func end(_ file: DeltaFile) {
        files[file.path] = bytes
        bytes = []
    }

    /// Keeps the same bytes under another path.
    public mutating func duplicate(_ file: DeltaFile, of earlierPath: String) {
        files[file.path] = files[earlierPath]
    }
}
