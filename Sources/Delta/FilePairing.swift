import Bytes

/// Decides for each target file what it is made from.
struct FilePairing {
    /// For each target file in canonical order: how it comes about.
    let plan: [PlannedFile]

    init(base: DeltaTree, target: DeltaTree, numbering: inout PieceNumbering) {
        let baseFiles = base.listing.files
        let places = Dictionary(zip(baseFiles.map(\.path), baseFiles.indices)) { first, _ in first }
        let byDigest = Dictionary(zip(baseFiles.map(\.digest), baseFiles.indices)) { first, _ in first }
        var made: [SHA256Digest: Int] = [:]
        var similarity: Similarity?
        var sources: [PlannedFile] = []
        for (index, file) in target.listing.files.enumerated() {
            let source: PlannedFile.Source
            if let place = places[file.path] {
                let isSame = baseFiles[place].digest == file.digest
                source = isSame ? .base(place) : byDigest[file.digest].map { .base($0) } ?? .operations(aligned: place)
            } else if let place = byDigest[file.digest] {
                source = .base(place)
            } else if let earlier = made[file.digest] {
                source = .earlier(earlier)
            } else {
                if similarity == nil { similarity = Similarity(base, numbering: &numbering) }
                let like = similarity?.mostSimilar(to: numbering.cut(target.contents[index]))
                source = .operations(aligned: like)
            }
            sources.append(PlannedFile(path: file.path, length: file.length, source: source))
            if made[file.digest] == nil { made[file.digest] = index }
        }
        plan = sources
    }
}

/// Finds the base file that shares the most text with a new file: the other half of a rename or a split.
private struct Similarity {
    /// For each piece number, the first few base files that have it.
    private var owners: [Int: [Int]] = [:]
    private var scores: [Int]

    private static let ownersMax = 4
    private static let pieceBytesMin = 16

    init(_ base: DeltaTree, numbering: inout PieceNumbering) {
        scores = [Int](repeating: 0, count: base.contents.count)
        for (index, content) in base.contents.enumerated() {
            let pieces = numbering.cut(content)
            for (place, number) in pieces.numbers.enumerated()
            where pieces.starts[place + 1] - pieces.starts[place] >= Self.pieceBytesMin {
                if owners[number, default: []].count < Self.ownersMax, owners[number]?.last != index {
                    owners[number, default: []].append(index)
                }
            }
        }
    }

    /// The base file whose pieces cover at least an eighth of `pieces`, the best first; nil if there is none.
    mutating func mostSimilar(to pieces: Pieces) -> Int? {
        for index in scores.indices { scores[index] = 0 }
        for (place, number) in pieces.numbers.enumerated() {
            for owner in owners[number] ?? [] {
                scores[owner] += pieces.starts[place + 1] - pieces.starts[place]
            }
        }
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
        return scores[best] > 0 && scores[best] >= (pieces.starts.last ?? 0) / 8 ? best : nil
    }
}
