import Bytes
import FoundationEssentials
import Glibc
import UpdateMetadata

/// The secret key of one role on disk: a TUF key with its secret half, in a file of mode 0600.
///
/// `{"keytype":"ed25519","keyval":{"private":"…","public":"…"},"scheme":"ed25519"}`, both halves as 64 hexadecimal
/// digits.
struct RoleKeyFile {
    /// Key files are no longer than this.
    static let bytesMax = 4_096

    let role: MetadataRole
    let path: String

    init(_ role: MetadataRole, in folder: DataFolder) {
        self.role = role
        path = "\(folder.keys)/\(role.rawValue).json"
    }

    /// Makes a new key; one that is there already is kept and used, so that an `init` cut short goes on.
    func makeOrRead() throws(PublishingError) -> SigningKey {
        guard !AtomicFile.exists(path) else { return try read() }
        let key = SigningKey()
        let json = JSONValue.object([
            "keytype": .string("ed25519"), "scheme": .string("ed25519"),
            "keyval": .object([
                "public": .string(key.publicKey.hex), "private": .string(Hex.encode(key.secretBytes)),
            ]),
        ])
        try AtomicFile.replace(path, with: CanonicalJSON.encode(json) + [UInt8(ascii: "\n")], mode: 0o600)
        return key
    }

    /// Reads the key; refuses a file that other users may read.
    func read() throws(PublishingError) -> SigningKey {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .keyMissing(role, path: path) }
        guard status.st_mode & 0o077 == 0 else { throw .keyExposed(path: path) }
        guard let bytes = try AtomicFile.read(path, bytesMax: Self.bytesMax) else {
            throw .keyMissing(role, path: path)
        }
        guard let json = try? JSONValue(parsing: bytes, bytesMax: Self.bytesMax),
            case .object(let members) = json, case .object(let halves) = members["keyval"],
            case .string(let text) = halves["private"], let secret = Hex.decode(text),
            let key = try? SigningKey(secretBytes: secret), halves["public"] == .string(key.publicKey.hex)
        else { throw .keyMalformed(path: path) }
        return key
    }
}

extension RoleKeyFile {
    /// Whether the key is on this machine; the targets key may be kept elsewhere.
    var isThere: Bool { AtomicFile.exists(path) }
}
