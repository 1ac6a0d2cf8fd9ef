/// Finds runs of bytes that two stretches have in common, in an order that both have.
///
/// It goes through the target once and takes, at each place, the longest run that begins at or after the end of the
/// last one in the base. A run far ahead must be longer, for what it jumps over is lost.
enum CommonRuns {
    struct Run: Equatable {
        let base: Range<Int>
        let target: Range<Int>
    }

    private static let countMin = 10
    private static let windowBytes = 8
    private static let stretchBytesMax = 65_536
    private static let candidatesMax = 16

    static func find(_ base: [UInt8], _ baseRange: Range<Int>, _ target: [UInt8], _ targetRange: Range<Int>) -> [Run] {
        guard baseRange.count >= countMin, targetRange.count >= countMin,
            baseRange.count <= stretchBytesMax, targetRange.count <= stretchBytesMax
        else { return [] }
        var places: [UInt64: [Int]] = [:]
        for index in baseRange.lowerBound...baseRange.upperBound - windowBytes {
            places[window(base, index), default: []].append(index)
        }
        var runs: [Run] = []
        var cursor = baseRange.lowerBound
        var index = targetRange.lowerBound
        while index + countMin <= targetRange.upperBound {
            guard let candidates = places[window(target, index)],
                let run = longest(candidates, from: cursor, base, baseRange, target, index..<targetRange.upperBound)
            else {
                index += 1
                continue
            }
            runs.append(run)
            cursor = run.base.upperBound
            index = run.target.upperBound
        }
        return runs
    }

    private static func longest(
        _ candidates: [Int], from cursor: Int, _ base: [UInt8], _ baseRange: Range<Int>,
        _ target: [UInt8], _ targetRange: Range<Int>
    ) -> Run? {
        var best: Run?
        for place in candidates.drop(while: { $0 < cursor }).prefix(candidatesMax) {
            var count = 0
            while place + count < baseRange.upperBound, targetRange.lowerBound + count < targetRange.upperBound,
                base[place + count] == target[targetRange.lowerBound + count]
            {
                count += 1
            }
            let jump = place - cursor
            let needed = jump <= 256 ? countMin : jump <= 4_096 ? countMin + 6 : countMin + 22
            if count >= needed, count > best?.target.count ?? 0 {
                best = Run(
                    base: place..<place + count, target: targetRange.lowerBound..<targetRange.lowerBound + count)
            }
        }
        return best
    }

    private static func window(_ bytes: [UInt8], _ index: Int) -> UInt64 {
        var value: UInt64 = 0
        for place in 0..<windowBytes { value = value << 8 | UInt64(bytes[index + place]) }
        return value
    }
}
