public import Bytes

/// Which way a package travels.
public enum DeltaKind: UInt8, Equatable, Sendable {
    /// From server to kiosk: a bundle, told from another bundle or from nothing.
    case content = 1
    /// From kiosk to server: sealed usage segments.
    case usage = 2
}

/// How the sections of a package are coded.
public enum DeltaCodec: UInt8, Equatable, Sendable {
    /// Scheme "stream": operations and new text, each raw-deflated.
    case stream = 1
}

/// The sizes a package declares for its target, each within ``DeltaLimits``.
public struct DeltaSizes: Equatable, Sendable {
    /// Bytes of all target files together, or of the payload.
    public var targetBytes: Int
    /// Number of target files; 0 in a usage package.
    public var files: Int
    /// Bytes of the longest target file; 0 in a usage package.
    public var longestFileBytes: Int
    /// UTF-8 bytes of the longest path; 0 in a usage package.
    public var longestPathBytes: Int

    /// Sets all four.
    public init(targetBytes: Int, files: Int, longestFileBytes: Int, longestPathBytes: Int) {
        self.targetBytes = targetBytes
        self.files = files
        self.longestFileBytes = longestFileBytes
        self.longestPathBytes = longestPathBytes
    }

    /// Adds up the sizes of `files`.
    public init(of files: some Sequence<DeltaFile>) {
        self.init(targetBytes: 0, files: 0, longestFileBytes: 0, longestPathBytes: 0)
        for file in files {
            targetBytes += file.length
            self.files += 1
            longestFileBytes = max(longestFileBytes, file.length)
            longestPathBytes = max(longestPathBytes, file.path.utf8.count)
        }
    }
}

/// What a package says about itself before its sections; `Format.md` gives the offsets.
public struct DeltaHeader: Equatable, Sendable {
    /// The one format version there is.
    public static let formatVersion: UInt8 = 1
    /// The first four bytes, `SGDP`.
    public static let magic: [UInt8] = Array("SGDP".utf8)

    /// Which way the package travels.
    public let kind: DeltaKind
    /// How its sections are coded.
    public let codec: DeltaCodec
    /// The tree digest of the base; zero for none.
    public let base: SHA256Digest
    /// The tree digest of the target, or the SHA-256 of a usage payload.
    ///
    /// It proves nothing by itself: it counts only because signed metadata names the package.
    public let target: SHA256Digest
    /// The sizes of the target.
    public let sizes: DeltaSizes

    func write(to writer: inout ByteWriter) {
        writer.write(Self.magic)
        writer.write(Self.formatVersion)
        writer.write(kind.rawValue)
        writer.write(codec.rawValue)
        writer.write(0)  // No flags yet.
        writer.write(base)
        writer.write(target)
        writer.writeVarint(sizes.targetBytes)
        writer.writeVarint(sizes.files)
        writer.writeVarint(sizes.longestFileBytes)
        writer.writeVarint(sizes.longestPathBytes)
    }
}

extension DeltaHeader {
    /// Reads and bounds a header; what follows it is left to the caller.
    init(from reader: inout ByteReader, limits: DeltaLimits) throws(DeltaError) {
        let magic = Array(try reader.section { reader throws(BytesError) in try reader.read(count: 4) })
        guard magic == Self.magic else { throw .notAPackage(found: magic) }
        let marks = Array(try reader.section { reader throws(BytesError) in try reader.read(count: 4) })
        guard marks[0] == Self.formatVersion else { throw .unsupportedVersion(marks[0]) }
        guard let kind = DeltaKind(rawValue: marks[1]) else { throw .unknownKind(marks[1]) }
        guard let codec = DeltaCodec(rawValue: marks[2]) else { throw .unknownCodec(marks[2]) }
        guard marks[3] == 0 else { throw .unknownFlags(marks[3]) }
        self.kind = kind
        self.codec = codec
        base = try reader.section { reader throws(BytesError) in try reader.readDigest() }
        target = try reader.section { reader throws(BytesError) in try reader.readDigest() }
        sizes = DeltaSizes(
            targetBytes: try reader.readSize(.targetBytes, max: limits.targetBytesMax),
            files: try reader.readSize(.files, max: limits.filesMax),
            longestFileBytes: try reader.readSize(.fileBytes, max: limits.fileBytesMax),
            longestPathBytes: try reader.readSize(.pathBytes, max: limits.pathBytesMax))
    }
}
