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
        self.init(role, path: "\(folder.keys)/\(role.rawValue).json")
    }

    /// A key that lies elsewhere, such as on a stick.
    init(_ role: MetadataRole, path: String) {
        self.role = role
        self.path = path
    }

    /// The key of the role that signs delta packages.
    static func deltas(in folder: DataFolder) -> RoleKeyFile {
        RoleKeyFile(.targets, path: "\(folder.keys)/\(DelegatedRoleName.deltas).json")
    }

    /// The key that follows this one: made by `keys rotate`, used from when signed metadata names it.
    var next: RoleKeyFile {
        RoleKeyFile(role, path: "\(path.hasSuffix(".json") ? String(path.dropLast(5)) : path).next.json")
    }

    /// Of this key and the next, the first whose public half is among `keys`.
    func read(among keys: Set<PublicKey>) throws(PublishingError) -> SigningKey {
        for file in [self, next] where file.isThere {
            let key = try file.read()
            if keys.contains(key.publicKey) { return key }
        }
        throw isThere ? .keyNotInRoot(role, path: path) : .keyMissing(role, path: path)
    }

    /// Puts the next key in the place of this one, once the next one is among `keys` and this one is not.
    func takeOver(among keys: Set<PublicKey>) throws(PublishingError) {
        guard next.isThere, try keys.contains(next.read().publicKey) else { return }
        if isThere, try keys.contains(read().publicKey) { return }
        guard rename(next.path, path) == 0 else { throw .system(.write, path: path, code: errno) }
        try AtomicFile.syncFolder(FilePaths.folder(of: path))
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
