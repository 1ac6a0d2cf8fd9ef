import Bytes

/// The list of digests at the end of a target as the other files let one expect it: the base's, with an entry for each
/// file of the target.
///
/// Lengths are known from the file list and digests from the files made before, so moves, additions and edits of other
/// files cost nothing in `bundle.json`. An expectation that is wrong costs bytes, never correctness.
struct ExpectedManifest {
    /// A file of the target, and its name in the list.
    private struct Item {
        let name: [UInt8]
        let file: DeltaFile
    }

    /// The base's text, and what it lists.
    private let text: [UInt8]
    private let list: DigestList
    /// For each entry of the base's list, the item that it is about now.
    private let kept: [Item?]
    /// The other items, by the entry that they follow in byte order; -1 stands for the start.
    private var added: [Int: [Item]] = [:]
    private let isFilled: Bool

    /// Holds the base's list at `path` against the target's files but the list, which were made as `plan` says.
    private init(
        _ text: [UInt8], at path: String, of base: [DeltaFile], _ plan: [PlannedFile],
        _ files: some Collection<DeltaFile>
    ) {
        let list = DigestList(text, at: path, of: base)
        let names = list.entries.map { Array(text[$0.name]) }
        // Where names are sorted, a file that was moved has another place.
        let isSorted = zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
        let target = plan[plan.count - 1].path
        var left: [[UInt8]: Item] = [:]
        var moved: [Int: Item] = [:]
        for (file, planned) in zip(files, plan) {
            guard let name = DigestList.name(of: file.path, at: target, depth: list.depth) else { continue }
            let item = Item(name: name, file: file)
            left[name] = item
            if !isSorted, let index = planned.source.baseIndex, moved[index] == nil { moved[index] = item }
        }
        self.text = text
        self.list = list
        kept = zip(names, list.entries).map { name, entry in left[name] ?? moved[entry.file] }
        isFilled = target == DeltaPath.bundle
        for item in kept.compactMap(\.self) { left[item.name] = nil }
        var entries = names.indices.sorted { names[$1].lexicographicallyPrecedes(names[$0]) }
        var last = -1
        for item in left.values.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
            while let entry = entries.last, names[entry].lexicographicallyPrecedes(item.name) {
                last = entries.removeLast()
            }
            added[last, default: []].append(item)
        }
    }

    /// The text, of at most `bytesMax` bytes; a bundle's manifest is filled up to them with newlines.
    private func expected(bytesMax: Int) -> [UInt8] {
        guard let first = list.entries.first, let last = list.entries.last else { return text }
        let newline = UInt8(ascii: "\n")
        let gap = [list.areObjects ? UInt8(ascii: ",") : newline]
        var written: [UInt8] = []
        for index in -1..<list.entries.count {
            if index >= 0, let item = kept[index] {
                if !written.isEmpty { written += index > 0 ? Array(text[list.gap(before: index)]) : gap }
                written += entry(list.entries[index], about: item)
            }
            for item in added[index] ?? [] {
                if !written.isEmpty { written += gap }
                written += entry(list.entries[max(0, index)], about: item)
            }
        }
        var expected = text[..<first.range.lowerBound] + written + text[last.range.upperBound...]
        if isFilled {
            expected += [UInt8](repeating: newline, count: max(0, bytesMax - expected.count))
        }
        return Array(expected.prefix(bytesMax))
    }

    /// An entry as it would be about another item.
    private func entry(_ entry: DigestList.Entry, about item: Item) -> [UInt8] {
        var parts = [(entry.name, item.name), (entry.digest, list.spelling.spell(item.file.digest))]
        if let length = entry.length { parts.append((length, Array(String(item.file.length).utf8))) }
        var written: [UInt8] = []
        var start = entry.range.lowerBound
        for (range, bytes) in parts.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            written += text[start..<range.lowerBound] + bytes
            start = range.upperBound
        }
        return written + text[start..<entry.range.upperBound]
    }
}

extension ExpectedManifest {
    /// The length of the text for the file at `index` of the plan, at most; nil if that is not a list made by operations.
    static func bytesMax(_ plan: [PlannedFile], _ index: Int, _ base: DeltaListing) -> Int? {
        let file = plan[index]
        guard index == plan.count - 1, DeltaPath.isList(file.path), case .operations(let aligned) = file.source else {
            return nil
        }
        guard let aligned else { return file.path == DeltaPath.bundle ? addedBytesMax(plan) : nil }
        return DeltaPath.isList(base.files[aligned].path) ? base.files[aligned].length + addedBytesMax(plan) : nil
    }

    /// An entry in our own manifest has no parts but these; those of other lists are shorter or are cut off.
    private static func addedBytesMax(_ plan: [PlannedFile]) -> Int {
        let files = plan.dropLast()
        let fixed = sample.count - 2
        return files.reduce(max(0, files.count - 1)) { $0 + fixed + String($1.length).utf8.count + $1.path.utf8.count }
    }

    /// The list at the end of a plan, from the base's or, without one, from a sample of our own.
    static func text<Base: DeltaBase>(
        _ plan: [PlannedFile], base: Base, made: some Collection<DeltaFile>, bytesMax: Int
    ) throws(DeltaError) -> [UInt8] {
        let file = plan[plan.count - 1]
        guard case .operations(.some(let aligned)) = file.source else {
            let none = DeltaFile(path: "-", length: 0, digest: .zero)
            return Self(sample, at: file.path, of: [none], plan, made).expected(bytesMax: bytesMax)
        }
        let old = base.listing.files[aligned]
        var bytes: [UInt8] = []
        try base.read(fileAt: aligned, range: 0..<old.length, into: &bytes)
        return Self(bytes, at: old.path, of: base.listing.files, plan, made).expected(bytesMax: bytesMax)
    }

    private static let sample = Array(#"{"length":0,"path":"-","sha256":"\#(SHA256Digest.zero.hex)"}"#.utf8)
}

extension PlannedFile.Source {
    /// The base file that a file is, or is made from.
    fileprivate var baseIndex: Int? {
        switch self {
        case .base(let index): index
        case .operations(let aligned): aligned
        case .earlier, .stored: nil
        }
    }
}
