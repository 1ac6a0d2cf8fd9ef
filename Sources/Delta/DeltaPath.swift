/// The form of paths inside a tree: relative, `/` between segments, nothing that could leave the tree.
public enum DeltaPath {
    /// No file system in use takes longer names.
    static let segmentBytesMax = 255

    /// Throws ``DeltaError/unsafePath(_:_:)`` unless `path` stays inside the folder it is resolved against.
    public static func check(_ path: String) throws(DeltaError) {
        if let fault = fault(in: path) { throw .unsafePath(path, fault) }
    }

    private static func fault(in path: String) -> PathFault? {
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty else { return .empty }
        guard bytes[0] != slash else { return .absolute }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "\\") }) else {
            return .forbiddenCharacter
        }
        for segment in bytes.split(separator: slash, omittingEmptySubsequences: false) {
            if segment.isEmpty { return .emptySegment }
            if segment.count > segmentBytesMax { return .segmentTooLong }
            if segment.elementsEqual(".".utf8) || segment.elementsEqual("..".utf8) { return .traversal }
        }
        return nil
    }

    /// Whether `left` comes before `right` in canonical order.
    ///
    /// Text first, then media, then lists of digests, `bundle.json` at the root last of all (it names the digests of the
    /// others, which are known by then); within that by extension, then by the bytes of the path. So like stands beside
    /// like.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        let (leftRank, rightRank) = (rank(left), rank(right))
        guard leftRank == rightRank else { return leftRank < rightRank }
        let (leftExtension, rightExtension) = (fileExtension(left), fileExtension(right))
        guard leftExtension.elementsEqual(rightExtension) else {
            return leftExtension.lexicographicallyPrecedes(rightExtension)
        }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Throws ``DeltaError/pathConflict(_:with:)`` if two of `paths` cannot both exist.
    static func checkTogether(_ paths: some Sequence<String>) throws(DeltaError) {
        var seen: Set<String> = []
        for path in paths where !seen.insert(path).inserted {
            throw .pathConflict(path, with: path)
        }
        for path in paths {
            var rest = path.utf8[...]
            while let end = rest.lastIndex(of: slash) {
                rest = rest[..<end]
                let folder = String(Substring(rest))
                if seen.contains(folder) { throw .pathConflict(path, with: folder) }
            }
        }
    }

    private static let slash = UInt8(ascii: "/")

    private static let mediaExtensions: Set<String> = [
        "avif", "flac", "gif", "gz", "jpeg", "jpg", "m4a", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "pdf", "png",
        "wav", "webm", "webp", "woff", "woff2", "zip",
    ]

    /// Whether the extension is one of media, whose bytes are dense.
    static func isMedia(_ path: String) -> Bool { rank(path) == 1 }

    /// The manifest of a bundle.
    static let bundle = "bundle.json"

    private static let lists = ["RECORD", "SHA256SUMS"]

    /// Whether a file names the digests of others.
    static func isList(_ path: String) -> Bool { rank(path) >= 2 }

    private static func rank(_ path: String) -> Int {
        if path == bundle { return 3 }
        let tail = fileExtension(path)
        if tail.isEmpty { return lists.contains { path == $0 || path.hasSuffix("/\($0)") } ? 2 : 0 }
        return mediaExtensions.contains(String(Substring(tail))) ? 1 : 0
    }

    /// What follows the last dot of the last segment, as it is spelt; empty without a dot.
    private static func fileExtension(_ path: String) -> Substring.UTF8View {
        let bytes = path.utf8
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return bytes[bytes.endIndex...] }
        let tail = bytes[bytes.index(after: dot)...]
        return tail.contains(slash) ? bytes[bytes.endIndex...] : tail
    }
}
