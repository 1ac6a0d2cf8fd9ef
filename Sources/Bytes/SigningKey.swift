import Crypto

/// An Ed25519 private key (RFC 8032).
///
/// Its bytes are a secret: they belong in a file of mode 0600 and in no log.
public struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// Makes a new key from the system's random source.
    public init() {
        key = Curve25519.Signing.PrivateKey()
    }

    /// Restores a key from its 32 secret bytes, or throws ``BytesError/notAKey``.
    public init(secretBytes: [UInt8]) throws(BytesError) {
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: secretBytes)
        } catch {
            throw .notAKey
        }
    }

    /// The 32 secret bytes.
    public var secretBytes: [UInt8] { Array(key.rawRepresentation) }

    /// The key that verifies what this one signs.
    public var publicKey: PublicKey { PublicKey(trusted: Array(key.publicKey.rawRepresentation)) }

    /// Signs `message`; throws ``BytesError/notAKey`` if the system's random source fails.
    public func sign(_ message: [UInt8]) throws(BytesError) -> Signature {
        do {
            return try Signature(Array(key.signature(for: message)))
        } catch {
            throw .notAKey
        }
    }
}

/// An Ed25519 public key: 32 bytes (RFC 8032 §5.1.5).
public struct PublicKey: Hashable, Sendable {
    /// Keys are this long.
    public static let byteCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Takes 32 bytes as a key, or throws ``BytesError/wrongLength(expected:found:)`` or ``BytesError/notAKey``.
    public init(_ bytes: [UInt8]) throws(BytesError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        do {
            _ = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        } catch {
            throw .notAKey
        }
        self.bytes = bytes
    }

    init(trusted bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits, as TUF writes Ed25519 keys.
    public var hex: String { Hex.encode(bytes) }

    /// Whether `signature` over `message` was made with this key's secret half.
    public func isValid(_ signature: Signature, for message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            return false  // Not reached: the initialisers made this key once already.
        }
        return key.isValidSignature(signature.bytes, for: message)
    }
}

/// An Ed25519 signature: 64 bytes (RFC 8032 §5.1.6).
public struct Signature: Hashable, Sendable {
    /// Signatures are this long.
    public static let byteCount = 64

    /// The 64 bytes.
    public let bytes: [UInt8]

    /// Takes 64 bytes as a signature, or throws ``BytesError/wrongLength(expected:found:)``.
    public init(_ bytes: [UInt8]) throws(BytesError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// 128 lower-case hexadecimal digits, as TUF writes signatures.
    public var hex: String { Hex.encode(bytes) }
}
