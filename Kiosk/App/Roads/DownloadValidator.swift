import Synchronization

/// The strong validator of the file being downloaded, so that a download goes on only in the same file
/// (`If-Range`, RFC 9110 section 13.1.5).
///
/// It lives as long as the program: after a restart the range is asked for without it. Either way the length is held
/// against signed metadata before a byte is kept, and the digest after the last.
final class DownloadValidator: Sendable {
    private let kept = Mutex<(name: String, value: String)?>(nil)

    /// The validator of a file, if the last download was of that file and the server gave one.
    func value(for name: String) -> String? {
        kept.withLock { $0?.name == name ? $0?.value : nil }
    }

    /// Keeps a validator; weak ones (`W/`) are no promise about bytes and are not kept.
    func keep(_ value: String?, for name: String) {
        guard let value, value.hasPrefix("\"") else { return }
        kept.withLock { $0 = (name, value) }
    }
}
