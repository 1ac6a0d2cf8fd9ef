import ServerStorage
import Usage

/// What released numbers say about use: visits, explainers, scenes.
///
/// All totals are sums of what is shown.
struct EngagementReport: Equatable, Sendable {
    /// One scene of an explainer.
    struct Scene: Equatable, Sendable {
        let id: String
        /// Visits in which the scene was visible for a second.
        let views: Int
        /// Visits that came at least this far.
        let reached: Int
        /// Visits whose furthest scene this was.
        let last: Int
        /// Visits that used the scene's interactive part.
        let interactions: Int
        /// Visits by how long they looked, in the order of the buckets.
        let dwell: BucketCounts
    }

    /// One explainer.
    struct Explainer: Equatable, Sendable {
        let id: String
        let opens: Int
        let completions: Int
        /// First to last.
        let scenes: [Scene]
    }

    let visits: Int
    /// Visits of segments without a date; they are part of `visits`.
    let undatedVisits: Int
    let bounces: Int
    let lengths: BucketCounts
    /// Most opened first.
    let explainers: [Explainer]

    /// Adds up `cells`; scenes stand in the order that `sceneOrder` gives for their explainer, unknown ones last.
    init(cells: [ReleasedCell], sceneOrder: [String: [String]]) {
        var counts: [CounterKey: Int] = [:]
        for cell in cells { counts[cell.key, default: 0] += cell.count }
        let undated = cells.filter { $0.days == nil && $0.key == .visitCount }
        self.init(counts: counts, undatedVisits: undated.reduce(0) { $0 + $1.count }, sceneOrder: sceneOrder)
    }

    /// Takes sums by counter, of which `undatedVisits` visits have no date.
    init(counts: [CounterKey: Int], undatedVisits: Int, sceneOrder: [String: [String]]) {
        let table = CountTable(counts: counts)
        visits = counts[.visitCount] ?? 0
        self.undatedVisits = undatedVisits
        bounces = counts[.visitBounce] ?? 0
        lengths = BucketCounts(.length, table.values(of: .visitLength))
        explainers = table.explainers().map { id in
            Explainer(
                id: id, opens: table[.explainerOpen, id], completions: table[.explainerComplete, id],
                scenes: Self.scenes(of: id, order: sceneOrder[id] ?? [], table: table))
        }.sorted { ($1.opens, $0.id) < ($0.opens, $1.id) }
    }

    private static func scenes(of explainer: String, order: [String], table: CountTable) -> [Scene] {
        let seen = table.scenes(of: explainer)
        let ids = order + seen.subtracting(order).sorted()
        let lasts = ids.map { table[.explainerLast, explainer, $0] }
        return ids.enumerated().map { index, id in
            Scene(
                id: id, views: table[.sceneView, explainer, id], reached: lasts[index...].reduce(0, +),
                last: lasts[index], interactions: table[.sceneInteract, explainer, id],
                dwell: BucketCounts(.dwell, table.values(of: .sceneDwell, explainer, id)))
        }
    }
}

/// Counts by key, looked up by name and the first values.
private struct CountTable {
    private let counts: [CounterName: [[String]: Int]]

    init(counts: [CounterKey: Int]) {
        var table: [CounterName: [[String]: Int]] = [:]
        for (key, count) in counts { table[key.name, default: [:]][key.values] = count }
        self.counts = table
    }

    subscript(name: CounterName, values: String...) -> Int {
        counts[name]?[values] ?? 0
    }

    /// The counts whose first values are `prefix`, by the value that follows.
    func values(of name: CounterName, _ prefix: String...) -> [String: Int] {
        var found: [String: Int] = [:]
        for (values, count) in counts[name] ?? [:] where values.starts(with: prefix) && values.count > prefix.count {
            found[values[prefix.count], default: 0] += count
        }
        return found
    }

    func explainers() -> [String] {
        let names: [CounterName] = [.explainerOpen, .sceneView, .explainerLast]
        return Set(names.flatMap { (counts[$0] ?? [:]).keys.compactMap(\.first) }).sorted()
    }

    func scenes(of explainer: String) -> Set<String> {
        let names: [CounterName] = [.sceneView, .explainerLast, .sceneDwell, .sceneInteract]
        let values = names.flatMap { (counts[$0] ?? [:]).keys }
        return Set(values.filter { $0.count > 1 && $0[0] == explainer }.map { $0[1] })
    }
}
