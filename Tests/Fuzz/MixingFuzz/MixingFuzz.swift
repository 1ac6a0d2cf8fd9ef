import FuzzSupport

/// Bodies of codec mixing.
@main
enum MixingFuzz {
    static func main() {
        FuzzDriver.run { start, count in
            PackageApplying.apply(body: FuzzDriver.bytes(start, count), codec: "mixing")
            return 0
        }
    }
}
