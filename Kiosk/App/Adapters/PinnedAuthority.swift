import ContentStorage
import Foundation
import NIOSSL

/// The certificates of a clinic's own authority, checked when they are given and kept in the data folder.
struct PinnedAuthority {
    /// The file's bytes, as they were given.
    let bytes: [UInt8]

    /// Reads a PEM file; throws a ``PlainError`` if it holds no certificate.
    init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file), data.count <= 1 << 20 else {
            throw PlainError("The file \(file) cannot be read.", hint: "Give the path of a PEM file after --ca.")
        }
        bytes = Array(data)
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
            throw PlainError("The file \(file) holds no certificate in PEM form.", hint: "Ask whoever runs the server.")
        }
    }

    /// Keeps the authority for all later cycles.
    func keep(in folder: DataFolder) throws {
        try DurableFile(folder.pinnedAuthority).replace(with: bytes)
    }
}
