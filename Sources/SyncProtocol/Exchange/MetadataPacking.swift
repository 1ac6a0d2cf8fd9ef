import Bytes

/// Packs metadata files against what the other side is known to hold, so that only what is new travels.
///
/// Both sides absorb the same files in the same order; then one packs and the other unpacks, in one order too. Each
/// file is split into its text, in which runs of hexadecimal digits are marked, and the values of those runs as bytes.
/// The text travels as copies from all text before it and what stands between; a value that was seen before (a key id,
/// a digest of unchanged content, the SHA-256 of a file that was absorbed) travels as its place in the list of values.
/// Layout: `Exchange.md`. Nothing here is trusted: what comes out is verified like a file from anywhere.
public struct MetadataPacking: Sendable {
    /// All text so far: the seed, then each absorbed file's.
    var text: [UInt8]
    /// All values so far.
    var values: [[UInt8]] = []

    /// The shortest run of digits that is a value.
    static let digitsMin = 32
    /// The longest value, in bytes.
    static let valueBytesMax = 1_024
    /// Stands in a text for the next value; no byte of JSON.
    static let marker: UInt8 = 0x01
    /// The shortest copy that is tried.
    static let copyMin = 4

    /// Text that all timestamps, snapshots and targets share, for the side that holds none yet; `@` is the mark.
    static let seed =
        #"{"signatures":[{"keyid":"@","sig":"@"}],"signed":{"_type":"timestamp","expires":"2027-01-01T00:00:00Z","#
        + #""meta":{"snapshot.json":{"hashes":{"sha256":"@"},"length":468,"version":1}},"spec_version":"1.0.31","#
        + #""version":1}}"#

    /// Starts with the seed alone.
    public init() {
        text = Self.seed.utf8.map { $0 == UInt8(ascii: "@") ? Self.marker : $0 }
    }

    /// Adds a file that both sides have.
    public mutating func absorb(_ file: [UInt8]) {
        if let split = SplitMetadata(file) {
            text += split.text
            values += split.values
        }
        note(digestOf: file)
    }

    /// Adds the SHA-256 of something that both sides have, such as a package that metadata names.
    public mutating func note(digestOf content: [UInt8]) {
        values.append(SHA256Digest(of: content).bytes)
    }
}

/// A metadata file as text with marks and the values that the marks stand for.
struct SplitMetadata: Equatable {
    var text: [UInt8] = []
    var values: [[UInt8]] = []

    /// Splits a file; nil for one that has the mark's byte itself.
    init?(_ file: [UInt8]) {
        guard !file.contains(MetadataPacking.marker) else { return nil }
        var position = 0
        while position < file.count {
            var end = position
            while end < file.count, Self.isDigit(file[end]), end - position < MetadataPacking.valueBytesMax * 2 {
                end += 1
            }
            let count = (end - position) / 2 * 2
            if count >= MetadataPacking.digitsMin,
                let value = Hex.decode(String(decoding: file[position..<position + count], as: UTF8.self))
            {
                values.append(value)
                text.append(MetadataPacking.marker)
                position += count
            } else {
                text += file[position..<max(end, position + 1)]
                position = max(end, position + 1)
            }
        }
    }

    init(text: [UInt8], values: [[UInt8]]) {
        self.text = text
        self.values = values
    }

    /// The file again; nil if marks and values do not go together or it is longer than `bytesMax`.
    func joined(bytesMax: Int) -> [UInt8]? {
        guard text.count + values.reduce(0, { $0 + 2 * $1.count }) - values.count <= bytesMax else { return nil }
        var file: [UInt8] = []
        var next = values.startIndex
        for byte in text {
            guard byte == MetadataPacking.marker else {
                file.append(byte)
                continue
            }
            guard next < values.endIndex else { return nil }
            file += Array(Hex.encode(values[next]).utf8)
            next += 1
        }
        return next == values.endIndex ? file : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
