import Bytes
import Delta
import FuzzSupport

/// Whole packages: once as they come, once under a right check of the second format.
@main
enum ContainerFuzz {
    static func main() {
        FuzzDriver.run { start, count in
            let bytes = FuzzDriver.bytes(start, count)
            PackageApplying.apply(bytes)
            PackageApplying.apply(bytes + SHA256Digest(of: bytes).bytes.prefix(8))
            PackageApplying.apply(bytes + SHA256Digest(of: bytes).bytes)
            return 0
        }
    }
}
