import Bytes
import Crypto
import CryptoExtras
import FoundationEssentials

/// A password or PIN as it is kept: scrypt (RFC 7914) with its parameters, salt and key.
///
/// Written as `$scrypt$ln=15,r=8,p=1$<salt>$<key>` with salt and key in hexadecimal, so that a later version can raise
/// the cost and still check older hashes. One check takes about 32 MiB and a tenth of a second.
public struct PasswordHash: Equatable, Sendable, CustomStringConvertible {
    /// What scrypt costs: memory is `128 * blockSize * 2^roundsExponent` bytes.
    public struct Cost: Equatable, Sendable {
        var roundsExponent: Int
        var blockSize: Int
        var parallelism: Int

        /// Joins the three numbers of RFC 7914.
        public init(roundsExponent: Int, blockSize: Int, parallelism: Int) {
            self.roundsExponent = roundsExponent
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// What new hashes are made with.
        public static let standard = Cost(roundsExponent: 15, blockSize: 8, parallelism: 1)

        /// Stored parameters above these are refused, so that a damaged row cannot take all memory.
        var isBounded: Bool {
            (10...18).contains(roundsExponent) && (1...16).contains(blockSize) && (1...4).contains(parallelism)
        }
    }

    private static let saltByteCount = 16
    private static let keyByteCount = 32

    private let cost: Cost
    private let salt: [UInt8]
    private let key: [UInt8]

    /// Hashes `password` with a new salt.
    public init(of password: String, cost: Cost = .standard) throws {
        var random = SystemRandomNumberGenerator()
        salt = (0..<Self.saltByteCount).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        self.cost = cost
        key = try Self.derive(password, salt: salt, cost: cost)
    }

    /// Reads what ``description`` wrote, or returns nil.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Cost(parts[2]), cost.isBounded,
            let salt = Hex.decode(parts[3]), salt.count == Self.saltByteCount,
            let key = Hex.decode(parts[4]), key.count == Self.keyByteCount
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// The form that a database or a site configuration keeps.
    public var description: String {
        "$scrypt$ln=\(cost.roundsExponent),r=\(cost.blockSize),p=\(cost.parallelism)$"
            + "\(Hex.encode(salt))$\(Hex.encode(key))"
    }

    /// Whether `password` is the one that was hashed; takes the same time for every wrong one.
    public func matches(_ password: String) throws -> Bool {
        let candidate = try Self.derive(password, salt: salt, cost: cost)
        var difference: UInt8 = 0
        for (left, right) in zip(candidate, key) { difference |= left ^ right }
        return difference == 0 && candidate.count == key.count
    }

    private static func derive(_ password: String, salt: [UInt8], cost: Cost) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: keyByteCount, rounds: 1 << cost.roundsExponent,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

extension PasswordHash.Cost {
    /// Reads `ln=15,r=8,p=1`, or returns nil.
    fileprivate init?(_ text: String) {
        let numbers = text.split(separator: ",").map { $0.split(separator: "=").last.flatMap { Int($0) } }
        guard text.split(separator: ",").map({ $0.prefix { $0 != "=" } }) == ["ln", "r", "p"],
            let roundsExponent = numbers[0], let blockSize = numbers[1], let parallelism = numbers[2]
        else { return nil }
        self.init(roundsExponent: roundsExponent, blockSize: blockSize, parallelism: parallelism)
    }
}
