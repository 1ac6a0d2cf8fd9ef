public import Bytes
import Crypto
import CryptoExtras

/// A public key of one of the three kinds that TUF names (TUF §4.2), and how its signatures are checked.
///
/// Two keys are equal when they are the same key, however it was spelt: a threshold counts these, not names.
public struct VerificationKey: Hashable, Sendable {
    /// The kinds of key that are understood; the pair of `keytype` and `scheme` in metadata.
    public enum Kind: String, Hashable, Sendable {
        /// Ed25519 (RFC 8032); the key as 64 hexadecimal digits, the signature as 128.
        case ed25519
        /// ECDSA over P-256 with SHA-256; the key as PEM, the signature as DER.
        case ecdsa = "ecdsa-sha2-nistp256"
        /// RSA of 2,048 bits or more, PSS with SHA-256 and a salt of 32 bytes; the key as PEM.
        case rsa = "rsassa-pss-sha256"

        /// What metadata calls the type of such a key; `ecdsa` has an older name too.
        var keyTypes: [String] {
            switch self {
            case .ed25519: ["ed25519"]
            case .ecdsa: ["ecdsa", rawValue]
            case .rsa: ["rsa"]
            }
        }
    }

    private enum Form: Sendable {
        case ed25519(PublicKey)
        case ecdsa(P256.Signing.PublicKey)
        case rsa(_RSA.Signing.PublicKey)
    }

    /// The kind of key.
    public let kind: Kind
    private let material: [UInt8]
    private let form: Form

    /// Takes an Ed25519 key.
    public init(_ key: PublicKey) {
        kind = .ed25519
        material = key.bytes
        form = .ed25519(key)
    }

    /// Reads the `public` text of a key; nil if it is no key of this kind.
    init?(_ kind: Kind, text: String) {
        switch kind {
        case .ed25519:
            guard let bytes = Hex.decode(text), let key = try? PublicKey(bytes) else { return nil }
            self.kind = kind
            material = bytes
            form = .ed25519(key)
        case .ecdsa:
            guard let key = try? P256.Signing.PublicKey(pemRepresentation: text) else { return nil }
            self.kind = kind
            material = Array(key.x963Representation)
            form = .ecdsa(key)
        case .rsa:
            guard let key = try? _RSA.Signing.PublicKey(pemRepresentation: text) else { return nil }
            self.kind = kind
            material = Array(key.derRepresentation)
            form = .rsa(key)
        }
    }

    /// The key, if it is of Ed25519.
    public var ed25519: PublicKey? {
        if case .ed25519(let key) = form { key } else { nil }
    }

    /// Whether `signature` over `message` was made with this key's secret half.
    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        switch form {
        case .ed25519(let key):
            guard let signature = try? Signature(signature) else { return false }  // Another length is no signature.
            return key.isValid(signature, for: message)
        case .ecdsa(let key):
            guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: SHA256.hash(data: message))
        case .rsa(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            return key.isValidSignature(signature, for: SHA256.hash(data: message), padding: .PSS)
        }
    }

    /// Whether both are the same key.
    public static func == (left: VerificationKey, right: VerificationKey) -> Bool {
        left.kind == right.kind && left.material == right.material
    }

    /// Hashes what ``==(_:_:)`` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(material)
    }
}
