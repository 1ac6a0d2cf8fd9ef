import FuzzSupport

/// Bodies of codec mixing.
@main
enum MixingFuzz {
    static func main() {
        FuzzDriver.run { start, count in
            var body = FuzzDriver.bytes(start, count)
            // Most inputs with the smallest tables, which are quicker to make than to use.
            if !body.isEmpty, body.count % 8 != 0 { body[0] &= 0b1000_0111 }
            PackageApplying.apply(body: body, codec: "mixing")
            return 0
        }
    }
}
