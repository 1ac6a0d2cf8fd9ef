import Foundation
import SystemPackage

#if canImport(Glibc)
    import Glibc
#endif

/// The kiosk's data folder: where each thing lies in it, and the lock that keeps it to one process.
struct DataFolder: Sendable {
    let path: FilePath

    /// Names a folder; nothing is made yet.
    init(_ path: String) {
        self.path = FilePath(path)
    }

    /// `tuf/`: the trusted metadata.
    var metadata: FilePath { path.appending("tuf") }
    /// `device.key`: the kiosk's own key, mode 0600.
    var deviceKey: FilePath { path.appending("device.key") }
    /// `server-ca.pem`: the authority that the server's certificate must come from, if one was pinned.
    var pinnedAuthority: FilePath { path.appending("server-ca.pem") }
    /// `enrolment.json`: the request for an identity of a kiosk that was enrolled without a server in reach.
    var offlineEnrolment: FilePath { path.appending("enrolment.json") }
    /// `running.json`: the port of the process that serves, while it does.
    var running: FilePath { path.appending("running.json") }
    /// `starts`: the boot of the machine, and how often a start in it has not succeeded yet.
    var starts: FilePath { path.appending("starts") }

    /// `images/`: what is served, ready to be read by the next start.
    var images: FilePath { path.appending("images") }

    /// Makes the folder and `tuf/` in it, mode 0750, where they are missing.
    func prepare() throws {
        umask(0o027)
        for folder in [path, metadata] {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder.string, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
            } catch {
                throw PlainError(
                    "The data folder \(folder) cannot be made.",
                    hint: "Make it and give it to the user that runs the kiosk, or name another with --data.")
            }
        }
    }

    /// Takes the folder for this process until the process ends; throws if another has it.
    func lock() throws -> FileDescriptor {
        let file = path.appending("lock")
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(
                file, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        } catch {
            throw PlainError(
                "The data folder \(path) cannot be written.",
                hint: "Give it to the user that runs the kiosk, or name another with --data.")
        }
        guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try? descriptor.close()  // The refusal below is the error to tell.
            throw PlainError(
                "Another snowglobe-kiosk uses the data folder \(path).",
                hint: "Stop it, or name another folder with --data.")
        }
        return descriptor
    }
}
