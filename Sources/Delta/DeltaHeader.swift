import Bytes

/// Which way a package travels.
public enum DeltaKind: UInt8, Equatable, Sendable {
    /// From server to kiosk: a bundle, told from another bundle or from nothing.
    case content = 1
    /// From kiosk to server: sealed usage segments.
    case usage = 2
}

/// How the sections of a package are coded.
public enum DeltaCodec: UInt8, Equatable, Sendable, CaseIterable {
    /// Scheme "stream": operations and new text, each raw-deflated by zlib.
    case stream = 1
    /// Scheme "primed": kept pieces and new bytes, by context mixing.
    case mixing = 2
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

/// The form of a package; every program reads all of them.
public enum DeltaFormat: UInt8, Equatable, Sendable {
    /// Whole digests and declared sizes in the header; usage packages have it, and content packages had it first.
    case first = 1
    /// Short marks and no sizes; all content packages that are made now.
    case second = 2
}

/// What a package says about itself before its body; `Format.md` gives the offsets.
public struct DeltaHeader: Equatable, Sendable {
    /// The first four bytes, `SGDP`.
    public static let magic: [UInt8] = Array("SGDP".utf8)

    static let baseMarkBytes = 4
    static let targetMarkBytes = 8
    static let checkBytes = 8

    /// The form of what follows.
    public let format: DeltaFormat
    /// Which way the package travels.
    public let kind: DeltaKind
    /// How its body is coded.
    public let codec: DeltaCodec
    /// The mark of the tree digest of the base; zero for none.
    public let base: DeltaMark
    /// The mark of the tree digest of the target, or of the SHA-256 of a usage payload.
    ///
    /// It proves nothing by itself: it counts only because signed metadata names the package.
    public let target: DeltaMark
    /// The sizes of the target; nil in the second format, where the file list tells them.
    public let sizes: DeltaSizes?

    /// The header of a content package.
    init(codec: DeltaCodec, base: SHA256Digest, target: SHA256Digest) {
        format = .second
        kind = .content
        self.codec = codec
        self.base = DeltaMark(base, byteCount: Self.baseMarkBytes)
        self.target = DeltaMark(target, byteCount: Self.targetMarkBytes)
        sizes = nil
    }

    /// A header of the first format.
    init(kind: DeltaKind, codec: DeltaCodec, base: SHA256Digest, target: SHA256Digest, sizes: DeltaSizes) {
        format = .first
        self.kind = kind
        self.codec = codec
        self.base = DeltaMark(base)
        self.target = DeltaMark(target)
        self.sizes = sizes
    }

    func write(to writer: inout ByteWriter) {
        writer.write(Self.magic)
        writer.write(format.rawValue)
        switch format {
        case .first: writer.write([kind.rawValue, codec.rawValue, 0])
        case .second: writer.write(kind.rawValue | codec.rawValue << 2)
        }
        writer.write(base.bytes)
        writer.write(target.bytes)
        guard let sizes else { return }
        writer.writeVarint(sizes.targetBytes)
        writer.writeVarint(sizes.files)
        writer.writeVarint(sizes.longestFileBytes)
        writer.writeVarint(sizes.longestPathBytes)
    }
}

extension DeltaHeader {
    /// Reads and bounds a header; what follows it is left to the caller.
    init(from reader: inout ByteReader, limits: DeltaLimits) throws(DeltaError) {
        let magic = try reader.readBytes(4)
        guard magic == Self.magic else { throw .notAPackage(found: magic) }
        let version = try reader.readBytes(1)[0]
        guard let format = DeltaFormat(rawValue: version) else { throw .unsupportedVersion(version) }
        self.format = format
        let marks: [UInt8]
        if format == .first {
            marks = try reader.readBytes(3)
        } else {
            let byte = try reader.readBytes(1)[0]
            marks = [byte & 3, byte >> 2 & 7, byte & 0xE0]
        }
        guard let kind = DeltaKind(rawValue: marks[0]), format == .first || kind == .content else {
            throw .unknownKind(marks[0])
        }
        guard let codec = DeltaCodec(rawValue: marks[1]), format == .second || codec == .stream else {
            throw .unknownCodec(marks[1])
        }
        guard marks[2] == 0 else { throw .unknownFlags(marks[2]) }
        self.kind = kind
        self.codec = codec
        let isFirst = format == .first
        base = DeltaMark(try reader.readBytes(isFirst ? SHA256Digest.byteCount : Self.baseMarkBytes))
        target = DeltaMark(try reader.readBytes(isFirst ? SHA256Digest.byteCount : Self.targetMarkBytes))
        guard isFirst else {
            sizes = nil
            return
        }
        sizes = DeltaSizes(
            targetBytes: try reader.readSize(.targetBytes, max: limits.targetBytesMax),
            files: try reader.readSize(.files, max: limits.filesMax),
            longestFileBytes: try reader.readSize(.fileBytes, max: limits.fileBytesMax),
            longestPathBytes: try reader.readSize(.pathBytes, max: limits.pathBytesMax))
    }
}
