import Bytes

extension MetadataPacking {
    /// The packed form of `file`, which is absorbed; about linear in the file's length.
    ///
    /// A file that does not come back as it was, which none has been seen to, travels as it is.
    public mutating func pack(_ file: [UInt8]) -> [UInt8] {
        var packed = stored(file)
        if let split = SplitMetadata(file) {
            var writer = ByteWriter()
            writer.write(Form.split.rawValue)
            write(split.text, to: &writer)
            write(split.values, to: &writer)
            var receiver = self
            if writer.bytes.count < packed.count, (try? receiver.unpack(writer.bytes, bytesMax: file.count)) == file {
                packed = writer.bytes
            }
        }
        absorb(file)
        return packed
    }

    private func stored(_ file: [UInt8]) -> [UInt8] { [Form.stored.rawValue] + file }

    // MARK: - Text

    private func write(_ target: [UInt8], to writer: inout ByteWriter) {
        writer.writeVarint(target.count)
        let window = text + target
        var index = CopyIndex(window, copyMin: Self.copyMin)
        index.add(upTo: text.count)
        var expected = text.count
        var literalStart = text.count
        var position = text.count
        while position < window.count {
            let copy = index.longestCopy(at: position, expected: expected + position - literalStart)
            guard let copy else {
                index.add(upTo: position + 1)
                position += 1
                continue
            }
            let literalCount = position - literalStart
            writer.writeVarint(literalCount)
            writer.write(window[literalStart..<position])
            writer.writeVarint(copy.count)
            writer.writeVarint(ZigZag.encode(copy.source - (expected + literalCount)))
            position += copy.count
            index.add(upTo: position)
            expected = copy.source + copy.count
            literalStart = position
        }
        if literalStart < window.count {
            writer.writeVarint(window.count - literalStart)
            writer.write(window[literalStart...])
        }
    }

    // MARK: - Values

    private func write(_ targets: [[UInt8]], to writer: inout ByteWriter) {
        var known: [[UInt8]: Int] = [:]
        for (index, value) in values.enumerated() { known[value] = index }
        var count = values.count
        var expected = 0
        for value in targets {
            // Of several places the expected one is the shortest to say.
            let isExpected = expected < values.count && values[expected] == value
            if let index = isExpected ? expected : known[value] {
                writer.writeVarint(ZigZag.encode(index - expected) + 1)
                expected = index + 1
            } else {
                writer.writeVarint(0)
                writer.writeLengthPrefixed(value)
                known[value] = count
                expected += 1
            }
            count += 1
        }
    }
}

/// Signed numbers as unsigned ones, small for small ones of either sign.
enum ZigZag {
    static func encode(_ value: Int) -> Int { value >= 0 ? value * 2 : -value * 2 - 1 }
    static func decode(_ value: Int) -> Int { value & 1 == 0 ? value / 2 : -(value / 2) - 1 }
}

/// Finds earlier text that repeats at a position.
struct CopyIndex {
    /// How many candidates are looked at; more would be slow on text that repeats for ever.
    private static let candidatesMax = 48
    /// A copy from elsewhere than where the last one went on costs more, so it must bring more.
    private static let farMin = 7

    private let window: [UInt8]
    private let copyMin: Int
    private var starts: [UInt32: [Int]] = [:]
    private var added = 0

    init(_ window: [UInt8], copyMin: Int) {
        self.window = window
        self.copyMin = copyMin
    }

    /// Makes text before `end` known.
    mutating func add(upTo end: Int) {
        while added < end {
            if let key = key(at: added) { starts[key, default: []].append(added) }
            added += 1
        }
    }

    /// The best copy to `position`: the place that is expected if it is about as good as any.
    func longestCopy(at position: Int, expected: Int) -> (source: Int, count: Int)? {
        let near = expected >= 0 && expected < position ? matchCount(expected, position) : 0
        var best = (source: expected, count: near >= copyMin ? near : 0)
        guard let key = key(at: position) else { return best.count > 0 ? best : nil }
        for source in (starts[key] ?? []).suffix(Self.candidatesMax).reversed() where source < position {
            let count = matchCount(source, position)
            if count >= Self.farMin, count > best.count + (best.count > 0 ? 3 : 0) { best = (source, count) }
        }
        return best.count > 0 ? best : nil
    }

    private func key(at position: Int) -> UInt32? {
        guard position + copyMin <= window.count else { return nil }
        return UInt32(window[position]) << 24 | UInt32(window[position + 1]) << 16
            | UInt32(window[position + 2]) << 8 | UInt32(window[position + 3])
    }

    /// How far text at `source` repeats at `position`; a copy may run into the text it makes.
    private func matchCount(_ source: Int, _ position: Int) -> Int {
        var count = 0
        while position + count < window.count, window[source + count] == window[position + count] { count += 1 }
        return count
    }
}
