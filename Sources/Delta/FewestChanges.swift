/// Pairs equal elements of two stretches so that the fewest are left over (Myers, 1986).
enum FewestChanges {
    /// Stretches that differ in more than this are not paired at all.
    private static let changesMax = 1_500

    /// The pairs as indices into both, in falling order; none if the stretches differ too much.
    static func pairs(_ base: ArraySlice<Int>, _ target: ArraySlice<Int>) -> [(base: Int, target: Int)] {
        let left = Array(base)
        let right = Array(target)
        guard let steps = search(left, right) else { return [] }
        var pairs: [(base: Int, target: Int)] = []
        var (x, y) = (left.count, right.count)
        for changes in stride(from: steps.count - 1, through: 0, by: -1) {
            let (fromX, fromY) = changes == 0 ? (0, 0) : origin(steps[changes], changes, diagonal: x - y)
            while x > fromX, y > fromY {
                x -= 1
                y -= 1
                pairs.append((base.startIndex + x, target.startIndex + y))
            }
            (x, y) = (fromX, fromY)
        }
        return pairs
    }

    /// For each number of changes how far each diagonal had come before it; nil if there are too many.
    private static func search(_ left: [Int], _ right: [Int]) -> [[Int]]? {
        let most = min(left.count + right.count, changesMax)
        var reach = [Int](repeating: 0, count: 2 * most + 3)
        let middle = most + 1
        var steps: [[Int]] = []
        for changes in 0...most {
            steps.append(Array(reach[(middle - changes - 1)...(middle + changes + 1)]))
            for diagonal in stride(from: -changes, through: changes, by: 2) {
                let isDown =
                    diagonal == -changes
                    || (diagonal != changes && reach[middle + diagonal - 1] < reach[middle + diagonal + 1])
                var x = isDown ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1
                while x < left.count, x - diagonal < right.count, left[x] == right[x - diagonal] { x += 1 }
                reach[middle + diagonal] = x
                if x >= left.count, x - diagonal >= right.count { return steps }
            }
        }
        return nil
    }

    /// Where the last change before `diagonal` came from.
    private static func origin(_ reach: [Int], _ changes: Int, diagonal: Int) -> (x: Int, y: Int) {
        let middle = changes + 1
        let isDown =
            diagonal == -changes
            || (diagonal != changes && reach[middle + diagonal - 1] < reach[middle + diagonal + 1])
        let from = isDown ? diagonal + 1 : diagonal - 1
        let x = reach[middle + from]
        return (x, x - from)
    }
}
