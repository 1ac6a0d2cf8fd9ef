import Foundation
import Usage

/// Counts by bucket of a time, with the median that lies in them.
struct BucketCounts: Equatable, Sendable {
    /// What is known of the middle of the counted times.
    enum Median: Equatable, Sendable {
        /// Nothing was counted.
        case none
        /// It is below the first bound.
        case under(milliseconds: Int)
        /// It is about this, by log-interpolation inside its bucket.
        case about(milliseconds: Int)
        /// It is at or above the last bound.
        case atLeast(milliseconds: Int)
    }

    /// Counts, shortest times first.
    let counts: [Int]
    private let bounds: [Int]

    /// Takes counts by the names of `buckets`; other names are left out.
    init(_ buckets: VisitBuckets, _ countsByName: [String: Int]) {
        counts = buckets.names.map { countsByName[$0] ?? 0 }
        bounds = buckets.lowerBounds
    }

    var total: Int { counts.reduce(0, +) }

    /// The median.
    ///
    /// In the first and the last bucket, which have no inner bound, only that bound can be named.
    var median: Median {
        guard total > 0, let first = bounds.first, let last = bounds.last else { return .none }
        let half = Double(total) / 2
        var below = 0
        for (index, count) in counts.enumerated() {
            defer { below += count }
            guard Double(below + count) >= half, count > 0 else { continue }
            if index == 0 { return .under(milliseconds: first) }
            if index == counts.count - 1 { return .atLeast(milliseconds: last) }
            let share = (half - Double(below)) / Double(count)
            let (lower, upper) = (Double(bounds[index - 1]), Double(bounds[index]))
            return .about(milliseconds: Int((lower * pow(upper / lower, share)).rounded()))
        }
        return .none
    }
}
