public import Bytes

/// One file of a tree: where it lies, how long it is and what it holds.
public struct DeltaFile: Hashable, Sendable {
    /// The path from the tree's root, in ``DeltaPath``'s form.
    public let path: String
    /// Bytes in the file.
    public let length: Int
    /// SHA-256 of those bytes.
    public let digest: SHA256Digest

    /// Describes a file; ``DeltaListing`` checks paths.
    public init(path: String, length: Int, digest: SHA256Digest) {
        self.path = path
        self.length = length
        self.digest = digest
    }
}

/// The files of a tree in canonical order, with the digest that names the tree.
public struct DeltaListing: Equatable, Sendable {
    /// The files, sorted by ``DeltaPath/precedes(_:_:)``.
    public let files: [DeltaFile]
    /// SHA-256 of the canonical listing; zero for a tree without files.
    ///
    /// The listing has one line for each file, in byte order of the paths:
    /// 64 hexadecimal digits, a space, the length in decimal, a space, the path, a newline.
    public let digest: SHA256Digest

    /// The tree without files.
    public static let empty = DeltaListing(files: [], digest: .zero)

    /// Sorts `files` and checks every path.
    ///
    /// Throws ``DeltaError/unsafePath(_:_:)`` or ``DeltaError/pathConflict(_:with:)``.
    public init(_ files: some Sequence<DeltaFile>) throws(DeltaError) {
        let sorted = files.sorted { DeltaPath.precedes($0.path, $1.path) }
        for file in sorted {
            try DeltaPath.check(file.path)
        }
        try DeltaPath.checkTogether(sorted.lazy.map(\.path))
        self.init(files: sorted, digest: Self.digest(of: sorted))
    }

    private init(files: [DeltaFile], digest: SHA256Digest) {
        self.files = files
        self.digest = digest
    }

    static func digest(of files: [DeltaFile]) -> SHA256Digest {
        guard !files.isEmpty else { return .zero }
        var hasher = SHA256Hasher()
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            hasher.update(Array("\(file.digest.hex) \(file.length) \(file.path)\n".utf8))
        }
        return hasher.finalize()
    }
}
