import Bytes
import Glibc
import SystemPackage

/// A file that is open for writing, closed when it goes out of scope.
struct OutputFile: ~Copyable {
    private let descriptor: Int32
    private let path: FilePath

    /// Makes a new file; one that is there already is an error.
    init(creating path: FilePath) throws(ContentStoreError) {
        self.path = path
        descriptor = try FileSystem.open(path, O_WRONLY | O_CREAT | O_EXCL)
    }

    /// Opens a file at its end; it is made if it is not there.
    init(appendingTo path: FilePath) throws(ContentStoreError) {
        self.path = path
        descriptor = try FileSystem.open(path, O_WRONLY | O_CREAT | O_APPEND)
    }

    deinit {
        close(descriptor)
    }

    /// Writes all of `bytes`; where a test makes the call fail, half of them, as a system cut short would.
    func write(_ bytes: ArraySlice<UInt8>) throws(ContentStoreError) {
        do {
            try FileSystem.interrupt(.write, path)
        } catch {
            try put(bytes.prefix(bytes.count / 2))
            throw error
        }
        try put(bytes)
    }

    private func put(_ bytes: ArraySlice<UInt8>) throws(ContentStoreError) {
        var left = bytes
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileSystem.failure(.write, path)
            }
            left = left.dropFirst(count)
        }
    }

    /// Forces the file's bytes to the disk.
    func sync() throws(ContentStoreError) {
        try FileSystem.sync(descriptor, path)
    }
}

/// A regular file that is open for reading, closed when it goes out of scope.
struct InputFile: ~Copyable {
    /// The length when it was opened.
    let length: Int
    private let descriptor: Int32
    private let path: FilePath

    /// Opens a file; a link, folder or device is an error.
    init(_ path: FilePath) throws(ContentStoreError) {
        let descriptor = try FileSystem.open(path, O_RDONLY | O_NONBLOCK)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path: path.string)
        }
        self.path = path
        self.descriptor = descriptor
        length = Int(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    /// Appends up to `count` bytes from `offset` to `buffer`; fewer only at the end that the file had when it was opened.
    func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws(ContentStoreError) {
        let count = min(count, max(0, length - offset))
        try buffer.append(addingCapacity: count) { span throws(ContentStoreError) in
            try span.withUnsafeMutableBufferPointer { bytes, done throws(ContentStoreError) in
                while done < count {
                    let room = bytes.baseAddress?.advanced(by: done)
                    let read = pread(descriptor, room, count - done, off_t(offset + done))
                    if read < 0 {
                        if errno == EINTR { continue }
                        throw FileSystem.failure(.read, path)
                    }
                    if read == 0 { break }
                    done += read
                }
            }
        }
    }
}

extension FileSystem {
    /// Reads a whole file of at most `bytesMax` bytes.
    static func read(_ path: FilePath, bytesMax: Int) throws(ContentStoreError) -> [UInt8] {
        let file = try InputFile(path)
        guard file.length <= bytesMax else {
            throw .limitExceeded(.fileBytes, path: path.string, found: file.length, limit: bytesMax)
        }
        var bytes: [UInt8] = []
        try file.read(file.length, at: 0, into: &bytes)
        return bytes
    }

    /// The length and SHA-256 of a file; takes 64 KiB of memory whatever its length.
    static func measure(_ path: FilePath) throws(ContentStoreError) -> (length: Int, digest: SHA256Digest) {
        let file = try InputFile(path)
        var hasher = SHA256Hasher()
        var offset = 0
        while true {
            var piece: [UInt8] = []
            try file.read(65_536, at: offset, into: &piece)
            if piece.isEmpty { return (offset, hasher.finalize()) }
            hasher.update(piece)
            offset += piece.count
        }
    }

    /// Makes a file that is on the disk when this returns; its folder still needs ``syncFolder(_:)``.
    static func create(_ path: FilePath, _ bytes: [UInt8]) throws(ContentStoreError) {
        let file = try OutputFile(creating: path)
        try file.write(bytes[...])
        try file.sync()
    }

    /// Replaces a file in one step: readers see the old bytes or the new ones.
    static func replace(_ path: FilePath, with bytes: [UInt8]) throws(ContentStoreError) {
        let fresh = sibling(of: path)
        try remove(fresh)
        do {
            try create(fresh, bytes)
            try rename(fresh, to: path)
        } catch {
            try? remove(fresh)  // The first error is the one to tell.
            throw error
        }
        try syncFolder(parent(of: path))
    }
}
