import Glibc

/// Keeps two processes from publishing at once, with flock(2): it ends with the process, however that ends.
struct WriterLock {
    let path: String

    /// Runs `body` while this process holds the lock.
    ///
    /// If another one holds it: waits, or throws ``PublishingError/busy`` at once when `isWaiting` is false.
    func hold<Value>(
        isWaiting: Bool, _ body: () throws(PublishingError) -> Value
    ) throws(PublishingError) -> Value {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .system(.lock, path: path, code: errno) }
        defer { close(descriptor) }
        while flock(descriptor, isWaiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code != EINTR else { continue }
            throw code == EWOULDBLOCK ? .busy : .system(.lock, path: path, code: code)
        }
        return try body()
    }
}
