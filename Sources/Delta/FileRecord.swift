import Bytes

/// One record of the file list: how the next target file, or the next few, come about.
enum FileRecord: Equatable {
    /// The next `count` base files are target files as they are.
    case same(count: Int)
    /// The next base file keeps its path and is edited.
    case edited(lengthChange: Int)
    /// The next `count` base files have no file of their own in the target.
    case skip(count: Int)
    /// A base file's bytes under another path.
    case moved(baseIndex: Int, path: String)
    /// The bytes of an earlier target file again.
    case repeated(targetIndex: Int, path: String)
    /// A new path, edited from a base file.
    case derived(baseIndex: Int, lengthChange: Int, path: String)
    /// A new path, made of new text and copies.
    case new(length: Int, path: String)
    /// Bytes stored as they are: the next base file anew, or under another path.
    case stored(length: Int, path: String?)
}

/// Writes file records in the form that ``FileList`` reads.
struct FileRecordWriter {
    private var writer = ByteWriter()
    private var lastPath: [UInt8] = []

    var bytes: [UInt8] { writer.bytes }

    /// Appends a record; `path` is the path of the last target file that it makes, if it makes one.
    mutating func write(_ record: FileRecord, lastPath path: String?) {
        switch record {
        case .same(let count): head(UInt64(count), 0)
        case .edited(let change): head(ZigZag.encode(change), 1)
        case .skip(let count): head(UInt64(count), 2)
        case .moved(let index, let path):
            head(UInt64(index), 3)
            write(path)
        case .repeated(let index, let path):
            head(UInt64(index), 4)
            write(path)
        case .derived(let index, let change, let path):
            head(UInt64(index), 5)
            writer.writeVarint(ZigZag.encode(change))
            write(path)
        case .new(let length, let path):
            head(UInt64(length), 6)
            write(path)
        case .stored(let length, let path):
            head(UInt64(length) << 1 | (path == nil ? 0 : 1), 7)
            if let path { write(path) }
        }
        if let path { lastPath = Array(path.utf8) }
    }

    private mutating func head(_ number: UInt64, _ kind: UInt64) {
        writer.writeVarint(number << 3 | kind)
    }

    private mutating func write(_ path: String) {
        let bytes = Array(path.utf8)
        let shared = zip(bytes, lastPath).prefix { $0 == $1 }.count
        writer.writeVarint(shared)
        writer.writeLengthPrefixed(bytes[shared...])
    }
}

/// Reads file records one by one.
struct FileRecordReader {
    private var reader: ByteReader
    private let pathBytesMax: Int
    private let hasStored: Bool
    private var lastPath: [UInt8] = []

    init(_ bytes: [UInt8], pathBytesMax: Int, hasStored: Bool) {
        reader = ByteReader(bytes)
        self.pathBytesMax = pathBytesMax
        self.hasStored = hasStored
    }

    var offset: Int { reader.offset }

    /// Remembers the path of the last target file made, from which the next one may borrow its beginning.
    mutating func note(lastPath path: String) {
        lastPath = Array(path.utf8)
    }

    /// The next record, or nil at the end.
    mutating func next() throws(DeltaError) -> FileRecord? {
        guard !reader.isAtEnd else { return nil }
        let start = reader.offset
        let head = try reader.readNumber()
        let code = head >> 3
        let number = Int(code)
        switch head & 7 {
        case 0, 2:
            guard number > 0 else { throw .malformedFileList(offset: start, .zeroCount) }
            return head & 7 == 0 ? .same(count: number) : .skip(count: number)
        case 1: return .edited(lengthChange: ZigZag.decode(code))
        case 3: return .moved(baseIndex: number, path: try readPath())
        case 4: return .repeated(targetIndex: number, path: try readPath())
        case 5:
            let change = ZigZag.decode(try reader.readNumber())
            return .derived(baseIndex: number, lengthChange: change, path: try readPath())
        case 6: return .new(length: number, path: try readPath())
        case 7 where hasStored:
            return .stored(length: number >> 1, path: number & 1 == 1 ? try readPath() : nil)
        default: throw .malformedFileList(offset: start, .unknownRecord)
        }
    }

    private mutating func readPath() throws(DeltaError) -> String {
        let start = reader.offset
        let shared = try reader.readSize(.pathBytes, max: pathBytesMax)
        guard shared <= lastPath.count else { throw .malformedFileList(offset: start, .sharedPrefixTooLong) }
        let rest = try reader.readSize(.pathBytes, max: pathBytesMax - shared)
        let tail = try reader.section { reader throws(BytesError) in try reader.read(count: rest) }
        let bytes = lastPath[..<shared] + tail
        guard let path = String(validating: bytes, as: UTF8.self) else {
            throw .unsafePath(String(decoding: bytes, as: UTF8.self), .notUTF8)
        }
        return path
    }
}
