import FuzzSupport
import UpdateMetadata

/// Metadata files: as JSON, as each role, and as a repository's first root with the rest after it.
@main
enum MetadataFuzz {
    private static let bytesMax = 1 << 14
    private static let now = MetadataTime(secondsSince1970: 1_800_000_000)

    static func main() {
        FuzzDriver.run { start, count in
            let bytes = FuzzDriver.bytes(start, count)
            MetadataFuzz.readBack(bytes)
            _ = try? Signed<Root>(parsing: bytes, bytesMax: MetadataFuzz.bytesMax)
            _ = try? Signed<Timestamp>(parsing: bytes, bytesMax: MetadataFuzz.bytesMax)
            _ = try? Signed<Snapshot>(parsing: bytes, bytesMax: MetadataFuzz.bytesMax)
            _ = try? Signed<Targets>(parsing: bytes, bytesMax: MetadataFuzz.bytesMax)
            MetadataFuzz.trust(bytes)
            return 0
        }
    }

    /// What was read is read again from its canonical form, which has but one spelling.
    private static func readBack(_ bytes: [UInt8]) {
        guard let value = try? JSONValue(parsing: bytes, bytesMax: bytesMax) else { return }
        let canonical = CanonicalJSON.encode(value)
        guard let again = try? JSONValue(parsing: canonical, bytesMax: .max) else {
            // Canonical JSON leaves control characters as they are, which no JSON text may hold.
            precondition(canonical.contains { $0 < 0x20 }, "the canonical form cannot be read")
            return
        }
        precondition(again == value, "the canonical form is of another value")
    }

    private static func trust(_ bytes: [UInt8]) {
        guard var trusted = try? TrustedMetadataSet(trustedRoot: bytes) else { return }
        for role in MetadataRole.allCases { try? trusted.admit(bytes, of: role, now: now) }
        _ = trusted.nextFile
    }
}
