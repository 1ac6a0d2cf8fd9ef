import FuzzSupport

/// Bodies of codec stream.
@main
enum StreamFuzz {
    static func main() {
        FuzzDriver.run { start, count in
            PackageApplying.apply(body: FuzzDriver.bytes(start, count), codec: "stream")
            return 0
        }
    }
}
