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
    }

    let path: String
    let length: Int
    let source: Source
}

/// The file list of a package, read and checked as a whole before the first file is made.
struct FileList {
    private(set) var files: [PlannedFile] = []

    /// Reads the list and holds it against the sizes in the header.
    init(_ bytes: [UInt8], base: [DeltaFile], sizes: DeltaSizes) throws(DeltaError) {
        var reader = FileRecordReader(bytes, pathBytesMax: sizes.longestPathBytes)
        var cursor = 0
        while true {
            let start = reader.offset
            guard let record = try reader.next() else { break }
            try add(record, cursor: &cursor, base: base, sizes: sizes, offset: start)
            if let last = files.last { reader.note(lastPath: last.path) }
        }
        try check(against: sizes)
    }

    private mutating func add(
        _ record: FileRecord, cursor: inout Int, base: [DeltaFile], sizes: DeltaSizes, offset: Int
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
                try append(base[index].path, base[index].length, .base(index), sizes)
            }
            cursor += count
        case .skip(let count):
            guard count <= base.count - cursor else { throw .malformedFileList(offset: offset, .baseFileMissing) }
            cursor += count
        case .edited(let change):
            let edited = try file(cursor)
            try append(edited.path, length(edited, change), .operations(aligned: cursor), sizes)
            cursor += 1
        case .moved(let index, let path):
            try append(path, file(index).length, .base(index), sizes)
        case .repeated(let index, let path):
            guard files.indices.contains(index) else { throw .malformedFileList(offset: offset, .targetFileMissing) }
            try append(path, files[index].length, .earlier(index), sizes)
        case .derived(let index, let change, let path):
            try append(path, length(file(index), change), .operations(aligned: index), sizes)
        case .new(let length, let path):
            try append(path, length, .operations(aligned: nil), sizes)
        }
    }

    /// Adds a file if its path and length are within what the header declared.
    private mutating func append(
        _ path: String, _ length: Int, _ source: PlannedFile.Source, _ sizes: DeltaSizes
    ) throws(DeltaError) {
        try DeltaPath.check(path)
        if let last = files.last, !DeltaPath.precedes(last.path, path) {
            throw .pathOutOfOrder(path, after: last.path)
        }
        guard files.count < sizes.files else {
            throw .declaredSizeMismatch(.files, declared: sizes.files, found: files.count + 1)
        }
        guard length <= sizes.longestFileBytes else {
            throw .declaredSizeMismatch(.fileBytes, declared: sizes.longestFileBytes, found: length)
        }
        files.append(PlannedFile(path: path, length: length, source: source))
    }

    /// Throws unless the sizes are exactly those that the header declared, and all paths can exist together.
    private func check(against sizes: DeltaSizes) throws(DeltaError) {
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
        try DeltaPath.checkTogether(files.lazy.map(\.path))
    }
}
