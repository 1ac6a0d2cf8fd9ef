import Delta
import SystemPackage

/// Writes target files below a folder that it alone uses, each forced to the disk when it ends.
struct StagingSink: DeltaSink {
    private let root: FilePath
    private var folders: Set<FilePath> = []
    private var path = ""
    private var pending: [UInt8] = []
    private var isCreated = false

    /// Bytes are gathered up to this many before they are written.
    private static let pieceBytes = 65_536

    /// Makes the folder, which must not exist.
    init(creating root: FilePath) throws(ContentStoreError) {
        self.root = root
        try FileSystem.makeFolder(root)
        folders = [root]
    }

    mutating func begin(path: String, length: Int) throws(DeltaError) {
        self.path = path
        pending.removeAll(keepingCapacity: true)
        isCreated = false
        try run { this throws(ContentStoreError) in try this.makeFolders(for: this.root.appending(path)) }
    }

    mutating func write(_ bytes: ArraySlice<UInt8>) throws(DeltaError) {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.pieceBytes {
            try run { this throws(ContentStoreError) in try this.flush(isLast: false) }
        }
    }

    mutating func end(_ file: DeltaFile) throws(DeltaError) {
        try run { this throws(ContentStoreError) in try this.flush(isLast: true) }
    }

    mutating func duplicate(_ file: DeltaFile, of earlierPath: String) throws(DeltaError) {
        path = file.path
        pending.removeAll(keepingCapacity: true)
        isCreated = false
        try run { this throws(ContentStoreError) in
            try this.makeFolders(for: this.root.appending(file.path))
            let source = try InputFile(this.root.appending(earlierPath))
            var offset = 0
            while offset < source.length {
                this.pending.removeAll(keepingCapacity: true)
                try source.read(Self.pieceBytes, at: offset, into: &this.pending)
                offset += this.pending.count
                try this.flush(isLast: false)
            }
            try this.flush(isLast: true)
        }
    }

    /// Forces the entries of every folder to the disk, the innermost first.
    func syncFolders() throws(ContentStoreError) {
        for folder in folders.sorted(by: { $0.components.count > $1.components.count }) {
            try FileSystem.syncFolder(folder)
        }
    }

    private mutating func flush(isLast: Bool) throws(ContentStoreError) {
        let target = root.appending(path)
        let file = isCreated ? try OutputFile(appendingTo: target) : try OutputFile(creating: target)
        isCreated = true
        try file.write(pending[...])
        pending.removeAll(keepingCapacity: true)
        if isLast { try file.sync() }
    }

    private mutating func makeFolders(for file: FilePath) throws(ContentStoreError) {
        var folder = file.removingLastComponent()
        try FileSystem.makeFolder(folder)
        while folders.insert(folder).inserted { folder = folder.removingLastComponent() }
    }

    /// Runs `body` on this sink and tells a system's error in Delta's words.
    private mutating func run(
        _ body: (inout StagingSink) throws(ContentStoreError) -> Void
    ) throws(DeltaError) {
        do {
            try body(&self)
        } catch {
            guard case .file(_, _, let code) = error else { throw .targetUnwritable(path: path, code: 0) }
            throw .targetUnwritable(path: path, code: code)
        }
    }
}
