/// A cursor over bytes from outside that can never read past their end.
///
///     var reader = ByteReader(bytes)
///     let version = try reader.readByte()
///     let name = try reader.readLengthPrefixed(bytesMax: 255)
///     try reader.requireEnd()
public struct ByteReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// Starts at the first byte of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    /// Starts at the first byte of `bytes`; offsets in errors count from there.
    public init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// How many bytes were read so far.
    public var offset: Int { position - bytes.startIndex }

    /// How many bytes are left.
    public var remaining: Int { bytes.endIndex - position }

    /// Whether every byte was read.
    public var isAtEnd: Bool { remaining == 0 }

    /// Reads one byte, or throws ``BytesError/truncated(offset:needed:available:)``.
    public mutating func readByte() throws(BytesError) -> UInt8 {
        try requireAvailable(1)
        defer { position += 1 }
        return bytes[position]
    }

    /// Reads exactly `count` bytes, or throws ``BytesError/truncated(offset:needed:available:)``.
    public mutating func read(count: Int) throws(BytesError) -> ArraySlice<UInt8> {
        try requireAvailable(count)
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// Reads an unsigned LEB128 integer of at most 64 bits in its shortest form.
    ///
    /// Throws ``BytesError/malformedVarint(offset:)`` for any other form, so that one number has one encoding.
    public mutating func readVarint() throws(BytesError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try readByte()
            let payload = UInt64(byte & 0x7f)
            guard shift < 63 || (shift == 63 && payload <= 1) else { throw .malformedVarint(offset: start) }
            value |= payload << shift
            if byte & 0x80 == 0 {
                guard byte != 0 || shift == 0 else { throw .malformedVarint(offset: start) }
                return value
            }
            shift += 7
            guard shift <= 63 else { throw .malformedVarint(offset: start) }
        }
    }

    /// Reads a varint that must be at most `limit`, or throws ``BytesError/lengthAboveLimit(offset:length:limit:)``.
    public mutating func readVarint(max limit: Int) throws(BytesError) -> Int {
        let start = offset
        let value = try readVarint()
        guard value <= UInt64(limit) else { throw .lengthAboveLimit(offset: start, length: value, limit: limit) }
        return Int(value)
    }

    /// Reads a varint length of at most `bytesMax`, then that many bytes.
    public mutating func readLengthPrefixed(bytesMax: Int) throws(BytesError) -> ArraySlice<UInt8> {
        let count = try readVarint(max: bytesMax)
        return try read(count: count)
    }

    /// Reads a length-prefixed UTF-8 string of at most `bytesMax` bytes.
    public mutating func readString(bytesMax: Int) throws(BytesError) -> String {
        let start = offset
        let slice = try readLengthPrefixed(bytesMax: bytesMax)
        guard let text = String(validating: slice, as: UTF8.self) else { throw .notUTF8(offset: start) }
        return text
    }

    /// Reads a SHA-256 digest of 32 bytes.
    public mutating func readDigest() throws(BytesError) -> SHA256Digest {
        try SHA256Digest(Array(read(count: SHA256Digest.byteCount)))
    }

    /// Throws ``BytesError/trailingBytes(offset:count:)`` unless every byte was read.
    public func requireEnd() throws(BytesError) {
        guard isAtEnd else { throw .trailingBytes(offset: offset, count: remaining) }
    }

    private func requireAvailable(_ count: Int) throws(BytesError) {
        guard count <= remaining else { throw .truncated(offset: offset, needed: count, available: remaining) }
    }
}
