/// Which part of a file a `Range` header asks for (RFC 9110 §14.2), for one range of bytes.
enum ByteRangeRequest: Equatable {
    /// The whole file: no range, several, one of another unit or form, or one that `If-Range` takes back.
    case whole
    /// These bytes, which the file has.
    case part(ClosedRange<Int>)
    /// Bytes that the file does not have.
    case unsatisfiable

    /// Reads `range`; with `ifRange` other than the file's strong tag, a file that changed, the whole is asked for.
    init(range: String?, ifRange: String?, entityTag: String, length: Int) {
        guard let range, range.hasPrefix("bytes="), ifRange == nil || ifRange == entityTag else {
            self = .whole
            return
        }
        let ends = range.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
            self = .whole
            return
        }
        switch (first, last) {
        case (.none, .none):
            self = .whole
        case (.some(let first), .some(let last)) where last < first:
            self = .whole
        case (.some(let first), let last):
            self = first < length ? .part(first...min(last ?? length - 1, length - 1)) : .unsatisfiable
        case (.none, .some(let count)):
            self = count > 0 && length > 0 ? .part(max(0, length - count)...length - 1) : .unsatisfiable
        }
    }

    /// A number of up to 18 digits; nil inside for an empty text, nil for anything else.
    private static func number(_ text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.utf8.count <= 18, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return .some(Int(text))
    }
}
