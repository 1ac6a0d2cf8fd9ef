import Bytes
import TestSupport
import UpdateMetadata

/// A mirror that answers each request with something else than the file that was asked for, drawn from a seed.
///
/// It has all that was ever published, keys of its own, every online key that was replaced, and one of the two keys
/// that each role needs now.
struct MaliciousMirror {
    /// What the newest genuine repository holds, and what it held before.
    let history: [MetadataChain]
    private let genuine: [[UInt8]]
    private let strangers: [SigningKey]
    private var generator: SeededGenerator
    /// Forged files by role, made once: signing is what costs time here.
    private var forgeries: [MetadataRole: [[UInt8]]] = [:]
    private static let forgeriesPerRole = 40

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        strangers = [try MetadataChain.key(91), try MetadataChain.key(92)]
        var chain = try MetadataChain()
        var history = [chain]
        for _ in 0..<3 {
            chain = try chain.nextRelease()
            history.append(chain)
        }
        // New keys, two of two from now on; the old ones are the thief's, and so is the first of each new pair.
        chain = try chain.nextRelease()
        chain.rootVersion = 2
        chain.threshold = 2
        chain.targetsKeys = [try MetadataChain.key(21), try MetadataChain.key(22)]
        chain.snapshotKeys = [try MetadataChain.key(23), try MetadataChain.key(24)]
        chain.timestampKeys = [try MetadataChain.key(25), try MetadataChain.key(26)]
        chain.rootKeys.append(try MetadataChain.key(27))
        history.append(chain)
        history.append(try chain.nextRelease())
        self.history = history
        genuine = try history.flatMap {
            [try $0.root().bytes, try $0.timestamp().bytes, try $0.snapshot().bytes, try $0.targets().bytes]
        }
        for role in MetadataRole.allCases {
            for _ in 0..<Self.forgeriesPerRole { forgeries[role, default: []].append(try forged(role)) }
        }
    }

    /// A reader that trusts the newest genuine files, as it is after a restart: its root, and what it kept.
    func reader() throws -> TrustedMetadataSet {
        guard let newest = history.last else { return try MetadataChain().trustedRoot() }
        var set = try newest.trustedRoot()
        set.restore(
            timestamp: try newest.timestamp().bytes, snapshot: try newest.snapshot().bytes,
            targets: try newest.targets().bytes)
        return set
    }

    /// The answer to a request for the file of `role`.
    mutating func answer(_ role: MetadataRole) -> [UInt8] {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return genuine.randomElement(using: &generator) ?? []
        case 1:
            let good = genuine.randomElement(using: &generator) ?? [0]
            return damaged(good)
        case 2: return Array("<!DOCTYPE html><title>Sign in</title>".utf8)
        case 3: return [UInt8](repeating: UInt8.random(in: 0...255, using: &generator), count: 700)
        default: return forgeries[role]?.randomElement(using: &generator) ?? []
        }
    }

    private mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
        case 1: bytes.append(0x20)
        default:
            let offset = Int.random(in: 0..<bytes.count, using: &generator)
            bytes[offset] ^= UInt8.random(in: 1...255, using: &generator)
        }
        return bytes
    }

    /// A file with any version and content, signed by some of the keys that the thief has.
    private mutating func forged(_ role: MetadataRole) throws -> [UInt8] {
        guard var chain = history.randomElement(using: &generator), let newest = history.last else { return [] }
        let first = history[0]
        let signers: [SigningKey]
        switch role {
        case .root: signers = [newest.rootKeys[0]] + strangers
        case .targets: signers = [newest.targetsKeys[0], first.targetsKeys[0]] + strangers
        case .snapshot: signers = [newest.snapshotKeys[0], first.snapshotKeys[0]] + strangers
        case .timestamp: signers = [newest.timestampKeys[0], first.timestampKeys[0]] + strangers
        }
        let versions = [1, 5, 6, 7, 8, 1_000_000]
        let version = versions.randomElement(using: &generator) ?? 7
        chain.files[.bundle(contentVersion: 99)] = TargetFile(
            of: [6, 6, 6], purpose: .bundle(contentVersion: 99, bundleDigest: SHA256Digest(of: [6])))
        chain.threshold = 1
        let chosen = signers.shuffled(using: &generator).prefix(Int.random(in: 1...signers.count, using: &generator))
        let keys = Array(chosen)
        switch role {
        case .root:
            chain.rootVersion = 3
            chain.rootKeys = strangers
            return try chain.root(signedBy: keys).bytes
        case .targets:
            chain.targetsVersion = version
            return try chain.targets(signedBy: keys).bytes
        case .snapshot:
            chain.snapshotVersion = version
            return try chain.snapshot(signedBy: keys).bytes
        case .timestamp:
            chain.timestampVersion = version
            return try chain.timestamp(signedBy: keys).bytes
        }
    }
}
