import Bytes

/// The manifest as the other files let one expect it: the base's, with the list of files of the target.
///
/// Lengths are known from the file list and digests from the files made before, so moves, additions and edits of other
/// files cost nothing in `bundle.json`. An expectation that is wrong costs bytes, never correctness.
enum ExpectedManifest {
    static let path = "bundle.json"

    private static let opening = Array(#"{"length":"#.utf8)
    private static let middle = Array(#","path":""#.utf8)
    private static let digestMark = Array(#"","sha256":""#.utf8)
    private static let closing = Array(#""}"#.utf8)

    /// The length of the text for the file at `index` of the plan; nil if that is not a manifest made by operations.
    static func length(_ plan: [PlannedFile], _ index: Int, _ base: DeltaListing) -> Int? {
        let file = plan[index]
        guard file.path == path, index == plan.count - 1, case .operations(let aligned) = file.source else {
            return nil
        }
        if let aligned, base.files[aligned].path != path { return nil }
        return (aligned.map { base.files[$0].length } ?? 0) + listLength(plan)
    }

    private static func listLength(_ plan: [PlannedFile]) -> Int {
        let fixed = opening.count + middle.count + digestMark.count + StreamScheme.digestDigits + closing.count
        let files = plan.dropLast()
        return files.reduce(max(0, files.count - 1)) { sum, file in
            sum + fixed + String(file.length).utf8.count + file.path.utf8.count
        }
    }

    /// The text, filled up with newlines to the length that ``length(_:_:_:)`` told beforehand.
    static func text(base: [UInt8], files: some Collection<DeltaFile>, count: Int) -> [UInt8] {
        let list = list(base)
        var text = Array(base[..<list.lowerBound])
        let sorted = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for (place, file) in sorted.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            text += opening + Array(String(file.length).utf8) + middle + Array(file.path.utf8)
            text += digestMark + Array(file.digest.hex.utf8) + closing
        }
        text += base[list.upperBound...]
        text += [UInt8](repeating: UInt8(ascii: "\n"), count: max(0, count - text.count))
        return text
    }

    /// The part of a manifest from its first file entry to the end of the last one that follows it without a gap.
    private static func list(_ manifest: [UInt8]) -> Range<Int> {
        guard let start = manifest.firstRange(of: opening)?.lowerBound else { return manifest.count..<manifest.count }
        var end = start
        var next = start
        while let entryEnd = entry(manifest, next) {
            end = entryEnd
            guard end < manifest.count, manifest[end] == UInt8(ascii: ",") else { break }
            next = end + 1
        }
        return start..<end
    }

    /// The end of the entry that starts at `start`; nil if none does.
    private static func entry(_ manifest: [UInt8], _ start: Int) -> Int? {
        let rest = manifest[start...]
        guard rest.starts(with: opening) else { return nil }
        guard let mark = rest.prefix(2_048).firstRange(of: digestMark) else { return nil }
        let end = mark.upperBound + StreamScheme.digestDigits
        guard end <= manifest.count, manifest[end...].starts(with: closing) else { return nil }
        return end + closing.count
    }
}
