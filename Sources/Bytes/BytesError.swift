/// What can be wrong with bytes that are read or with a key that is made from them.
public enum BytesError: Error, Equatable, Sendable {
    /// More bytes were needed at `offset` than were left.
    case truncated(offset: Int, needed: Int, available: Int)
    /// A varint at `offset` was longer than ten bytes, above 64 bits, or not in its shortest form.
    case malformedVarint(offset: Int)
    /// A declared length at `offset` was above the limit that the caller set.
    case lengthAboveLimit(offset: Int, length: UInt64, limit: Int)
    /// Bytes were left over where the format ends.
    case trailingBytes(offset: Int, count: Int)
    /// Text at `offset` was not UTF-8.
    case notUTF8(offset: Int)
    /// A digest, key or signature had the wrong length.
    case wrongLength(expected: Int, found: Int)
    /// A key's bytes were of the right length and yet no key.
    case notAKey
}
