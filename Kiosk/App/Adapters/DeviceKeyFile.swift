import Bytes
import Foundation
import SystemPackage

/// `device.key`: the kiosk's own Ed25519 key, as 64 hexadecimal digits in a file that its owner alone may read.
struct DeviceKeyFile {
    private let path: FilePath

    init(_ folder: DataFolder) {
        path = folder.deviceKey
    }

    /// The key, or nil if none was made yet; throws a ``PlainError`` for a file that holds no key.
    func read() throws -> SigningKey? {
        guard FileManager.default.fileExists(atPath: path.string) else { return nil }
        let text: String
        do {
            text = try String(contentsOfFile: path.string, encoding: .utf8)
        } catch {
            throw PlainError(
                "\(path) cannot be read.", hint: "Give it to the user that runs the kiosk, with mode 0600.")
        }
        guard let bytes = Hex.decode(text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let key = try? SigningKey(secretBytes: bytes)
        else {
            throw PlainError("\(path) holds no key.", hint: "Remove it and enrol this kiosk again.")
        }
        return key
    }

    /// The key, made and written down now if there is none; it never leaves this machine.
    func readOrMake() throws -> SigningKey {
        if let key = try read() { return key }
        let key = SigningKey()
        let temporary = FilePath("\(path).new")
        do {
            let file = try FileDescriptor.open(
                temporary, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: [.ownerReadWrite])
            try file.closeAfter {
                _ = try file.writeAll("\(Hex.encode(key.secretBytes))\n".utf8)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
            guard rename(temporary.string, path.string) == 0 else { throw Errno(rawValue: errno) }
        } catch {
            throw PlainError(
                "\(path) cannot be written (\(error)).", hint: "Free space, or correct the folder's rights.")
        }
        return key
    }
}
