import Bytes
import UpdateMetadata

/// The keys of the simulated repository; fixed, so that a timeline has the same bytes in every run.
struct TimelineKeys {
    let root: SigningKey
    let targets: SigningKey
    let snapshot: SigningKey
    let timestamp: SigningKey

    /// Keys of a generation; a rotation of the online keys takes those of the next one.
    init(onlineGeneration: UInt8) throws {
        root = try Self.key(1)
        targets = try Self.key(2)
        snapshot = try Self.key(10 + 2 * onlineGeneration)
        timestamp = try Self.key(11 + 2 * onlineGeneration)
    }

    /// What root says of them.
    var signers: [MetadataRole: RoleSigners] {
        [
            .root: RoleSigners(keys: [root.publicKey]), .targets: RoleSigners(keys: [targets.publicKey]),
            .snapshot: RoleSigners(keys: [snapshot.publicKey]), .timestamp: RoleSigners(keys: [timestamp.publicKey]),
        ]
    }

    private static func key(_ number: UInt8) throws -> SigningKey {
        try SigningKey(secretBytes: [UInt8](repeating: number, count: 32))
    }
}
