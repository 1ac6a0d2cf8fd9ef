import Bytes

/// A text that lists files with their digests, an entry for each: a manifest in JSON, the `RECORD` of a Python package,
/// what `sha256sum` prints.
///
/// An entry is an innermost `{…}` if a brace stands before the first digest, else a line. In it stand, as words, a
/// file's name, its digest and perhaps its length.
struct DigestList {
    /// What one file's entry says, and where.
    struct Entry {
        let range: Range<Int>
        /// The index of the file.
        let file: Int
        let name: Range<Int>
        let digest: Range<Int>
        let length: Range<Int>?
    }

    /// In the order of the text.
    private(set) var entries: [Entry] = []
    private(set) var spelling = DigestSpelling.hex
    /// Whether entries are objects, else lines.
    private(set) var areObjects = false
    /// How many of the folders that the list lies in its names leave out.
    private(set) var depth = 0

    /// Reads the list at `path`; what does not give one of `files` its true digest is no entry.
    init(_ text: [UInt8], at path: String, of files: [DeltaFile]) {
        let words = Self.words(text)
        var digests: [Int] = []
        for spelling in DigestSpelling.allCases {
            let likely = words.indices.filter { words[$0].count == spelling.byteCount }
            guard likely.count > digests.count else { continue }
            let known = Set(files.map { spelling.spell($0.digest) })
            let found = likely.filter { known.contains(Array(text[words[$0]])) }
            if found.count > digests.count { (self.spelling, digests) = (spelling, found) }
        }
        guard let first = digests.first else { return }
        areObjects = text[..<words[first].lowerBound].contains(UInt8(ascii: "{"))
        for depth in 0...path.utf8.count(where: { $0 == UInt8(ascii: "/") }) where entries.isEmpty {
            self.depth = depth
            var places: [[UInt8]: Int] = [:]
            for (index, file) in files.enumerated() {
                if let name = Self.name(of: file.path, at: path, depth: depth) { places[name] = index }
            }
            for digest in digests {
                if let entry = entry(text, words, digest, files, places) { entries.append(entry) }
            }
        }
    }

    /// What stands between an entry and the one before it.
    func gap(before index: Int) -> Range<Int> {
        entries[index - 1].range.upperBound..<entries[index].range.lowerBound
    }

    /// The name of the file at a path in the list at `list`; nil if it lies outside of the folder that names begin in.
    static func name(of path: String, at list: String, depth: Int) -> [UInt8]? {
        var (rest, left) = (Array(path.utf8)[...], Array(list.utf8)[...])
        for _ in 0..<depth {
            guard let end = left.firstIndex(of: UInt8(ascii: "/")), rest.starts(with: left[...end]) else { return nil }
            rest = rest.dropFirst(end + 1 - left.startIndex)
            left = left[(end + 1)...]
        }
        return Array(rest)
    }

    private func entry(
        _ text: [UInt8], _ words: [Range<Int>], _ digest: Int, _ files: [DeltaFile], _ places: [[UInt8]: Int]
    ) -> Entry? {
        let start = entries.last?.range.upperBound ?? 0
        guard start <= words[digest].lowerBound, let range = range(around: words[digest], from: start, in: text) else {
            return nil
        }
        var first = digest
        while first > 0, words[first - 1].lowerBound >= range.lowerBound { first -= 1 }
        let others = words[first...].prefix { $0.upperBound <= range.upperBound }.filter { $0 != words[digest] }
        for name in others {
            guard let place = places[Array(text[name])],
                spelling.spell(files[place].digest).elementsEqual(text[words[digest]])
            else { continue }
            let digits = String(files[place].length).utf8
            let length = others.first { $0 != name && text[$0].elementsEqual(digits) }
            return Entry(range: range, file: place, name: name, digest: words[digest], length: length)
        }
        return nil
    }

    /// The entry around a digest, if it begins and ends near enough.
    private func range(around digest: Range<Int>, from start: Int, in text: [UInt8]) -> Range<Int>? {
        let before = text[max(start, digest.lowerBound - Self.reach)..<digest.lowerBound]
        let after = text[digest.upperBound..<min(text.count, digest.upperBound + Self.reach)]
        let (opening, closing) =
            areObjects ? (UInt8(ascii: "{"), UInt8(ascii: "}")) : (UInt8(ascii: "\n"), UInt8(ascii: "\n"))
        let inside = areObjects ? 0 : 1
        let first = before.lastIndex(of: opening).map { $0 + inside } ?? (before.startIndex == start ? start : nil)
        let last =
            after.firstIndex(of: closing).map { $0 + 1 - inside } ?? (after.endIndex == text.count ? text.count : nil)
        guard let first, let last else { return nil }
        return first..<last
    }

    /// How far from its digest an entry may begin and end.
    private static let reach = 2_048

    private static func words(_ text: [UInt8]) -> [Range<Int>] {
        let gaps = Set(" \t\r\n\",:;='{}[]()*".utf8)
        var words: [Range<Int>] = []
        var start = 0
        for index in 0...text.count where index == text.count || gaps.contains(text[index]) {
            if index > start { words.append(start..<index) }
            start = index + 1
        }
        return words
    }
}
