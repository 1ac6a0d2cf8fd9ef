/// Builds bytes in the forms that ``ByteReader`` reads.
public struct ByteWriter: Sendable {
    /// All that was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Starts empty.
    public init() {}

    /// Appends one byte.
    public mutating func write(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends bytes as they are, with no length before them.
    public mutating func write(_ content: some Sequence<UInt8>) {
        bytes.append(contentsOf: content)
    }

    /// Appends an unsigned LEB128 integer in its shortest form.
    public mutating func writeVarint(_ value: some BinaryInteger) {
        var rest = UInt64(value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Appends a varint length, then the bytes.
    public mutating func writeLengthPrefixed(_ content: some Collection<UInt8>) {
        writeVarint(content.count)
        bytes.append(contentsOf: content)
    }

    /// Appends a string as length-prefixed UTF-8.
    public mutating func write(_ text: String) {
        writeLengthPrefixed(Array(text.utf8))
    }

    /// Appends the 32 bytes of a digest.
    public mutating func write(_ digest: SHA256Digest) {
        bytes.append(contentsOf: digest.bytes)
    }
}
