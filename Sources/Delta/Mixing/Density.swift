/// Tells files that no model makes shorter, such as pictures that are compressed already.
enum Density {
    private static let bytesMin = 256
    private static let sampleBytes = 100_000
    private static let runBytes = 32
    private static let mixedBytesMax = 2 << 20
    /// What deflate leaves of a dense file at least; with 95, a package full of .eot fonts was 0.4 % larger.
    private static let densePercent = 97

    /// Whether a file is best stored as it is: dense, and not much like the file it replaces.
    static func isBestStored(_ bytes: [UInt8], replacing base: [UInt8]?) -> Bool {
        guard bytes.count >= bytesMin, isDense(bytes) else { return false }
        guard let base, bytes.count <= mixedBytesMax else { return true }
        // A binary delta is kept only below 0.9 of the file.
        return sharedBytes(bytes, base) * 10 < bytes.count
    }

    private static func isDense(_ bytes: [UInt8]) -> Bool {
        var sample = bytes
        if bytes.count > 2 * sampleBytes {
            sample = Array(bytes[..<sampleBytes] + bytes[(bytes.count / 2)..<(bytes.count / 2 + sampleBytes)])
        }
        guard let deflated = try? Deflate.compress(sample[...], dictionary: [], section: .literals) else {
            return true  // What cannot be measured is stored.
        }
        return deflated.count * 100 > sample.count * densePercent
    }

    /// How many bytes stand in runs of 32 that the base has too.
    private static func sharedBytes(_ bytes: [UInt8], _ base: [UInt8]) -> Int {
        var index = CopyIndex(count: base.count, step: 8)
        index.add(base, base.indices, offset: 0)
        var shared = 0
        var place = 0
        while place + runBytes <= bytes.count {
            guard let candidate = index.candidate(bytes, place), candidate < base.count, base[candidate] == bytes[place]
            else {
                place += 1
                continue
            }
            var count = 0
            while place + count < bytes.count, candidate + count < base.count,
                base[candidate + count] == bytes[place + count]
            {
                count += 1
            }
            if count >= runBytes { shared += count }
            place += max(1, count)
        }
        return shared
    }
}
