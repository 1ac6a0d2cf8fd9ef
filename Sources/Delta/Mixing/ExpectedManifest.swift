import Bytes

/// The list of digests at the end of a target as the other files let one expect it: the base's, with an entry for each
/// file of the target.
///
/// Lengths are known from the file list and digests from the files made before, so moves, additions and edits of other
/// files cost nothing in `bundle.json`. An expectation that is wrong costs bytes, never correctness.
struct ExpectedManifest {
    /// The base's text, what it lists, and by which names.
    private let text: [UInt8]
    private let list: DigestList
    private let names: [[UInt8]]
    /// The path of the target's list.
    private let path: String
    /// For each entry of the base's list, the file that it is about now.
    private var kept: [DeltaFile?] = []
    /// The other files, by the entry that they follow in byte order; -1 stands for the start.
    private var added: [Int: [DeltaFile]] = [:]

    /// Holds the base's list at `basePath` against the target's files but the list, which were made as `plan` says.
    private init(
        _ text: [UInt8], at basePath: String, of base: [DeltaFile], _ path: String,
        _ plan: some Collection<PlannedFile>, _ files: some Collection<DeltaFile>
    ) {
        self.text = text
        self.path = path
        let list = DigestList(text, at: basePath, of: base)
        self.list = list
        names = list.entries.map { Array(text[$0.name]) }
        var left: [[UInt8]: DeltaFile] = [:]
        for file in files { left[name(file)] = file }
        // Where names are sorted, a file that was moved has another place.
        let isSorted = zip(names, names.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
        let moved = isSorted ? [:] : Self.moved(base, plan, files)
        kept = zip(names, list.entries).map { name, entry in left[name] ?? moved[entry.file] }
        for file in kept { if let file { left[name(file)] = nil } }
        var entries = names.indices.sorted { names[$1].lexicographicallyPrecedes(names[$0]) }
        var last = -1
        for (name, file) in left.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            while let entry = entries.last, names[entry].lexicographicallyPrecedes(name) { last = entries.removeLast() }
            added[last, default: []].append(file)
        }
    }

    /// What became of base files, by their indices.
    private static func moved(
        _ base: [DeltaFile], _ plan: some Collection<PlannedFile>, _ files: some Collection<DeltaFile>
    ) -> [Int: DeltaFile] {
        var moved: [Int: DeltaFile] = [:]
        for (file, planned) in zip(files, plan) {
            switch planned.source {
            case .base(let index), .operations(.some(let index)): moved[index] = moved[index] ?? file
            case .earlier, .operations(nil), .stored: break
            }
        }
        return moved
    }

    /// The text, of at most `bytesMax` bytes; a bundle's manifest is filled up to them with newlines.
    private func expected(bytesMax: Int) -> [UInt8] {
        guard let first = list.entries.first, let last = list.entries.last else { return text }
        let newline = UInt8(ascii: "\n")
        let gap = [list.areObjects ? UInt8(ascii: ",") : newline]
        var written: [UInt8] = []
        for index in -1..<list.entries.count {
            if index >= 0, let file = kept[index] {
                if !written.isEmpty { written += index > 0 ? Array(text[list.gap(before: index)]) : gap }
                written += entry(list.entries[index], about: file)
            }
            for file in added[index] ?? [] {
                if !written.isEmpty { written += gap }
                written += entry(list.entries[max(0, index)], about: file)
            }
        }
        var expected = text[..<first.range.lowerBound] + written + text[last.range.upperBound...]
        if path == DeltaPath.bundle {
            expected += [UInt8](repeating: newline, count: max(0, bytesMax - expected.count))
        }
        return Array(expected.prefix(bytesMax))
    }

    private func name(_ file: DeltaFile) -> [UInt8] {
        DigestList.name(of: file.path, at: path, depth: list.depth) ?? Array(file.path.utf8)
    }

    /// An entry as it would be about another file.
    private func entry(_ entry: DigestList.Entry, about file: DeltaFile) -> [UInt8] {
        var parts = [(entry.name, name(file)), (entry.digest, list.spelling.spell(file.digest))]
        if let length = entry.length { parts.append((length, Array(String(file.length).utf8))) }
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
            return Self(sample, at: file.path, of: [none], file.path, [], made).expected(bytesMax: bytesMax)
        }
        let old = base.listing.files[aligned]
        var bytes: [UInt8] = []
        try base.read(fileAt: aligned, range: 0..<old.length, into: &bytes)
        return Self(bytes, at: old.path, of: base.listing.files, file.path, plan, made).expected(bytesMax: bytesMax)
    }

    private static let sample = Array(#"{"length":0,"path":"-","sha256":"\#(SHA256Digest.zero.hex)"}"#.utf8)
}
