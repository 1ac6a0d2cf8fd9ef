import CClock
import ContentStorage
import Glibc
import Logging
import SystemPackage

/// Where the image of what is served is kept, so that the next start needs no rendering.
///
/// An image is a convenience: one that is missing, damaged or of another program is made anew from the release itself.
struct ImageShelf: Sendable {
    private let folder: FilePath
    private let maker: String

    /// Names a folder; it is made when the first image is kept.
    init(_ folder: FilePath) {
        self.folder = folder
        maker = Self.thisProgram()
    }

    /// The release served as `release` with the site configuration `site`, both as named on disk; nil if it has no
    /// image that counts.
    func read(release: String, site: String) -> ServedRelease? {
        let file = DurableFile(folder.appending("\(release)+\(site)"))
        // A file that cannot be read is as good as none: the release is rendered instead.
        guard let bytes = try? file.read(bytesMax: ServedRelease.imageBytesMax),
            let found = ServedRelease(image: bytes, by: maker), found.name == release
        else { return nil }
        return found
    }

    /// Keeps the image of `served`, and no other.
    func keep(_ served: ServedRelease, site: String) throws(ContentStoreError) {
        guard mkdir(folder.string, 0o750) == 0 || errno == EEXIST else {
            throw .file(.makeFolder, path: folder.string, code: errno)
        }
        let name = "\(served.name)+\(site)"
        for other in Self.names(in: folder) where other != name {
            try DurableFile(folder.appending(other)).remove()
        }
        try DurableFile(folder.appending(name)).replace(with: served.image(by: maker))
    }

    private static func names(in folder: FilePath) -> [String] {
        guard let stream = opendir(folder.string) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    /// Tells this build of the program from others: the executable's length and time of change.
    private static func thisProgram() -> String {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
        return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)"
    }
}
