import Bytes

/// How one target file is made.
struct PlannedFile: Equatable {
    enum Source: Equatable {
        /// The bytes of this base file.
        case base(Int)
        /// The bytes of this target file, which comes earlier.
        case earlier(Int)
        /// Operations, with the cursor at the start of this base file if there is one.
        case operations(aligned: Int?)
        /// The next bytes of the package's media.
        case stored
    }

    let path: String
    let length: Int
    let source: Source
}

/// The file list of a package, read and checked as a whole before the first file is made.
struct FileList {
    private(set) var files: [PlannedFile] = []
    private var targetBytes = 0

    /// Reads a list of the first form and holds it against the sizes in the header.
    init(_ bytes: [UInt8], base: [DeltaFile], sizes: DeltaSizes) throws(DeltaError) {
        try read(bytes, base: base, bounds: FileBounds(sizes), form: .first)
        let found = DeltaSizes(of: files.lazy.map { DeltaFile(path: $0.path, length: $0.length, digest: .zero) })
        let pairs: [(DeltaLimit, Int, Int)] = [
            (.files, sizes.files, found.files),
            (.targetBytes, sizes.targetBytes, found.targetBytes),
            (.fileBytes, sizes.longestFileBytes, found.longestFileBytes),
            (.pathBytes, sizes.longestPathBytes, found.longestPathBytes),
        ]
        for (limit, declared, found) in pairs where declared != found {
            throw .declaredSizeMismatch(limit, declared: declared, found: found)
        }
    }

    /// Reads a list of the second form and holds each record against the limits.
    init(_ bytes: [UInt8], base: [DeltaFile], limits: DeltaLimits) throws(DeltaError) {
        try read(bytes, base: base, bounds: FileBounds(limits), form: .second)
    }

    private mutating func read(
        _ bytes: [UInt8], base: [DeltaFile], bounds: FileBounds, form: FileRecords.Form
    ) throws(DeltaError) {
        var reader = FileRecordReader(bytes, pathBytesMax: bounds.pathBytesMax, hasStored: form == .second)
        var cursor = 0
        while true {
            let start = reader.offset
            guard let record = try reader.next() else { break }
            try add(record, cursor: &cursor, base: base, bounds: bounds, offset: start)
            if let last = files.last { reader.note(lastPath: last.path) }
        }
        if form == .second, cursor < base.count {
            // What the list does not mention at the end of the base is in the target as it is.
            try add(.same(count: base.count - cursor), cursor: &cursor, base: base, bounds: bounds, offset: bytes.count)
        }
        try DeltaPath.checkTogether(files.lazy.map(\.path))
    }

    private mutating func add(
        _ record: FileRecord, cursor: inout Int, base: [DeltaFile], bounds: FileBounds, offset: Int
    ) throws(DeltaError) {
        func file(_ index: Int) throws(DeltaError) -> DeltaFile {
            guard base.indices.contains(index) else { throw .malformedFileList(offset: offset, .baseFileMissing) }
            return base[index]
        }
        func length(_ file: DeltaFile, _ change: Int) throws(DeltaError) -> Int {
            let (sum, overflow) = file.length.addingReportingOverflow(change)
            guard !overflow, sum >= 0 else { throw .malformedFileList(offset: offset, .negativeLength) }
            return sum
        }
        switch record {
        case .same(let count):
            guard count <= base.count - cursor else { throw .malformedFileList(offset: offset, .baseFileMissing) }
            for index in cursor..<cursor + count {
                try append(base[index].path, base[index].length, .base(index), bounds)
            }
            cursor += count
        case .skip(let count):
            guard count <= base.count - cursor else { throw .malformedFileList(offset: offset, .baseFileMissing) }
            cursor += count
        case .edited(let change):
            let edited = try file(cursor)
            try append(edited.path, length(edited, change), .operations(aligned: cursor), bounds)
            cursor += 1
        case .moved(let index, let path):
            try append(path, file(index).length, .base(index), bounds)
        case .repeated(let index, let path):
            guard files.indices.contains(index) else { throw .malformedFileList(offset: offset, .targetFileMissing) }
            try append(path, files[index].length, .earlier(index), bounds)
        case .derived(let index, let change, let path):
            try append(path, length(file(index), change), .operations(aligned: index), bounds)
        case .new(let length, let path):
            try append(path, length, .operations(aligned: nil), bounds)
        case .stored(let length, let path?):
            try append(path, length, .stored, bounds)
        case .stored(let length, nil):
            try append(file(cursor).path, length, .stored, bounds)
            cursor += 1
        }
    }

    /// Adds a file if it is within the bounds.
    private mutating func append(
        _ path: String, _ length: Int, _ source: PlannedFile.Source, _ bounds: FileBounds
    ) throws(DeltaError) {
        try DeltaPath.check(path)
        if let last = files.last, !DeltaPath.precedes(last.path, path) {
            throw .pathOutOfOrder(path, after: last.path)
        }
        try bounds.require(.files, files.count + 1, most: bounds.filesMax)
        try bounds.require(.fileBytes, length, most: bounds.fileBytesMax)
        try bounds.require(.pathBytes, path.utf8.count, most: bounds.pathBytesMax)
        try bounds.require(.targetBytes, length, most: bounds.targetBytesMax - targetBytes)
        targetBytes += length
        files.append(PlannedFile(path: path, length: length, source: source))
    }
}

/// What the files of a list may add up to: the sizes that the header declared, or the limits.
struct FileBounds {
    let filesMax: Int
    let fileBytesMax: Int
    let pathBytesMax: Int
    let targetBytesMax: Int
    private let isDeclared: Bool

    init(_ sizes: DeltaSizes) {
        filesMax = sizes.files
        fileBytesMax = sizes.longestFileBytes
        pathBytesMax = sizes.longestPathBytes
        targetBytesMax = sizes.targetBytes
        isDeclared = true
    }

    init(_ limits: DeltaLimits) {
        filesMax = limits.filesMax
        fileBytesMax = limits.fileBytesMax
        pathBytesMax = limits.pathBytesMax
        targetBytesMax = limits.targetBytesMax
        isDeclared = false
    }

    func require(_ limit: DeltaLimit, _ found: Int, most: Int) throws(DeltaError) {
        guard found > most else { return }
        if isDeclared { throw .declaredSizeMismatch(limit, declared: most, found: found) }
        throw .limitExceeded(limit, found: UInt64(found), limit: most)
    }
}
